package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
    @TempDir
    private Path directory;

    private SetScene scene;
    private CommandLineRun cli;

    @BeforeEach
    void save() throws IOException {
        scene = new SetScene(directory);
        cli = scene.run();
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void allFilesAreBackWithModesAndTimes() throws IOException {
        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(scene.here("cache/big")).hasSameBinaryContentAs(scene.there("cache/big"));
        assertThat(scene.here("cache/sub/small")).hasContent("a small one").isExecutable();
        assertThat(Files.getLastModifiedTime(scene.here("cache/sub/small")).toInstant())
                .isEqualTo(SetScene.TIME);
        assertThat(scene.sets().told()).extracting(job -> job.run()).containsExactly("90");
    }

    @Test
    void theLogSaysWhatCameFromWhereAndWhatItTook() {
        // When
        cli.run("restore", "deps");

        // Then
        assertThat(cli.out())
                .hasLineCount(2)
                .contains("restored 'deps', generation 1 (id 1) of branch:main: made 2026-01-02T03:04:05Z by run 77, "
                        + "attempt 1, job 'local', commit " + CommandLineRun.COMMIT + "; 2 files, 3.0 MB, SHA-256 "
                        + scene.saved().description().sha256())
                .containsPattern("received 3\\.1 MB, 10\\d\\.\\d% of it; wrote 3\\.0 MB; 4 made, 0 as they should be; "
                        + "\\d+\\.\\d s");
    }

    @Test
    void anUnchangedTreeMovesNothing() {
        // Given
        cli.run("restore", "deps");
        var served = scene.sets().served();

        // When
        var again = scene.run();
        var code = again.run("restore", "deps");

        // Then
        assertThat(code).as(again.err()).isZero();
        assertThat(scene.sets().served()).isEqualTo(served);
        assertThat(again.out()).contains("received 0 B, 0.0% of it; wrote 0 B; 0 made, 4 as they should be");
    }

    @Test
    void onlyWhatIsMissingIsFetched() throws IOException {
        // Given
        cli.run("restore", "deps");
        var served = scene.sets().served();
        Files.delete(scene.here("cache/sub/small"));

        // When
        var code = scene.run().run("restore", "deps");

        // Then
        assertThat(code).isZero();
        assertThat(scene.here("cache/sub/small")).hasContent("a small one");
        assertThat(scene.sets().served() - served).isLessThan(400_000);
    }

    @Test
    void bytesAreHadAtTheStoreAndTheTokenStaysHere() {
        // Given
        scene.sets().sign();

        // When
        var code = cli.run("restore", "deps");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(scene.here("cache/big")).hasSameBinaryContentAs(scene.there("cache/big"));
        assertThat(scene.sets().tokensAtStore()).isEmpty();
    }

    @Test
    void noneAtAllEndsWithSix() {
        // When
        var code = cli.run("restore", "other");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.err()).hasLineCount(1).contains("restoring 'other': there is none that this job may restore");
        assertThat(scene.run().run("restore", "other", "--optional")).isZero();
    }

    @Test
    void anotherNameMayStandIn() {
        // When
        var code = cli.run("restore", "mine", "--or", "theirs@7", "--or", "deps");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(scene.sets().queries().getLast()).endsWith("or=theirs@7&or=deps");
        assertThat(cli.out()).contains("restored 'deps'");
    }

    @Test
    void namesGoWithTheVersionKeysThatAreDeclared() {
        // Given
        cli.file("afterrun.toml", """
                [[persist]]
                name = "mine"
                key = "v2"
                or = ["theirs"]
                paths = ["cache"]

                [[persist]]
                name = "theirs"
                key = "v1"
                paths = ["cache"]
                """);

        // When
        cli.with("AFTERRUN_BRANCH", "topic/a b").with("AFTERRUN_PR", "7").run("restore", "mine");

        // Then
        assertThat(scene.sets().queries().getLast()).isEqualTo("branch=topic/a b&pullRequest=7&key=v2&or=theirs@v1");
    }

    @Test
    void filesThatDifferRefuseTheSetUnlessTheyMayBeReplaced() {
        // Given
        cli.file("cache/big", "mine");

        // Then
        assertThat(cli.run("restore", "deps")).isEqualTo(3);
        assertThat(scene.here("cache/big")).hasContent("mine");
        assertThat(scene.here("cache/sub")).doesNotExist();
        assertThat(cli.run("restore", "deps", "--replace")).isZero();
        assertThat(scene.here("cache/big")).hasSameBinaryContentAs(scene.there("cache/big"));
    }

    @Test
    void filesMayGoElsewhere() {
        // When
        var code = cli.run("restore", "deps", "--to", "look");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(scene.here("look/workspace/cache/sub/small")).hasContent("a small one");
        assertThat(scene.here("cache")).doesNotExist();
    }

    @Test
    void allThatIsDeclaredIsRestoredAndWhatNobodySavedIsNoFailure() {
        // Given
        cli.file("afterrun.toml", """
                [[persist]]
                name = "absent"
                paths = ["elsewhere"]

                [[persist]]
                name = "deps"
                paths = ["cache"]
                """);

        // Then
        assertThat(cli.run("restore", "--all")).as(cli.err()).isZero();
        assertThat(cli.out()).contains("nothing restored of 'absent'").contains("restored 'deps'");
        assertThat(scene.here("cache/sub/small")).exists();
        assertThat(cli.run("restore", "--all", "--required")).isEqualTo(6);
    }

    @Test
    void aTerminalSeesABar() {
        // When
        cli.onTerminal().run("restore", "deps");

        // Then
        assertThat(cli.err()).contains("fetching ").containsPattern("\\[[#.]{24}]");
    }
}
