package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.set.remote.DescriptionBytes;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetTree;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistTest {
    private static final String REGISTER = "POST /v1/persisted/acme/rocket";

    @TempDir
    private Path directory;

    @TempDir
    private Path home;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        cli = run("77");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void filesAreSentAndRegisteredAsTheSetOfTheJob() {
        // Given
        cli.file("cache/a.txt", "content of a").file("cache/b.txt", "content of b");

        // When
        var code = cli.run("persist", "deps", "cache");

        // Then
        assertThat(code).as(cli.err()).isZero();
        var saved = server.sets().saved().getFirst();
        assertThat(saved.name().value()).isEqualTo("deps");
        assertThat(saved.job().run()).isEqualTo("77");
        assertThat(saved.job().commit().hex()).isEqualTo(CommandLineRun.COMMIT);
        assertThat(saved.packs()).hasSize(1);
        assertThat(paths(description(saved))).containsExactly("cache", "cache/a.txt", "cache/b.txt");
        assertThat(cli.out())
                .contains("persisted 'deps' as generation 1 (id 1) of branch:main: 2 files, 24 B, SHA-256 "
                        + saved.description().sha256())
                .contains("  sent ", "% of it, in 1 pack");
    }

    @Test
    void thePacksOfLargeSetsAreOnTheirWayBeforeAllIsRead() {
        // Given
        cli.file("cache/big", random(1, 40_000_000));

        // When
        var code = cli.run("persist", "deps", "cache");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(server.sets().saved().getFirst().packs()).hasSize(3);
        assertThat(server.uploads())
                .as("a session for each pack, and one for all")
                .hasSize(4);
        assertThat(server.uploads().getLast().files()).hasSize(4);
    }

    @Test
    void declaredSetsAreSavedWithTheirKeys() {
        // Given
        cli.file("a/1", "one").file("b/2", "two").file("afterrun.toml", """
                [[persist]]
                name = "first"
                paths = ["a"]

                [[persist]]
                name = "second"
                key = "v2"
                paths = ["b", "!b/tmp"]
                """);

        // When
        var code = cli.run("persist", "--all");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(server.sets().saved())
                .extracting(set ->
                        set.name().value() + set.key().map(key -> "@" + key).orElse(""))
                .containsExactly("first", "second@v2");
    }

    @Test
    void whatAShellMadeOfTheHomeIsTheHomeAgain() throws IOException {
        // Given
        Files.createDirectories(home.resolve(".m2/repository"));
        Files.writeString(home.resolve(".m2/repository/a.jar"), "a jar");

        // When
        var code = cli.run("persist", "maven", home.resolve(".m2/repository").toString());

        // Then
        assertThat(code).as(cli.err()).isZero();
        var set = description(server.sets().saved().getFirst());
        assertThat(set.trees()).extracting(SetTree::base).containsExactly(PathBase.HOME);
        assertThat(paths(set)).containsExactly(".m2", ".m2/repository", ".m2/repository/a.jar");
    }

    @Test
    void aRuleThatMustTakeSomethingAndDoesNotEndsWithFive() {
        // When
        var code = cli.file("cache/a", "a").run("persist", "deps", "cache", "=absent");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).contains("persisting 'deps': there is nothing for the rule '=absent'");
        assertThat(server.sets().saved()).isEmpty();
    }

    @Test
    void rulesThatTakeNothingSaveNothing() {
        // When
        var code = cli.run("persist", "deps", "cache");

        // Then
        assertThat(code).isZero();
        assertThat(cli.err()).contains("warning: nothing saved of 'deps': its rules took nothing");
        assertThat(server.sets().saved()).isEmpty();
    }

    @Test
    void whatTheServerHasYetToReadIsWaitedFor() {
        // Given
        server.refuse(REGISTER, ProblemType.NOT_HERE.because("wait until what was sent has been read"));
        server.refuse(REGISTER, ProblemType.NOT_HERE.because("wait until what was sent has been read"));

        // When
        var code = cli.file("cache/a", "a").run("persist", "deps", "cache");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.err()).contains("the server is still reading what was sent\n");
        assertThat(server.sets().saved()).hasSize(1);
        assertThat(cli.pauses()).hasSize(2);
    }

    @Test
    void otherContentOfTheSameJobIsRefused() {
        // Given
        server.refuse(
                REGISTER, ProblemType.NAME_TAKEN.because("the job has saved 'deps' before; give it another name"));

        // When
        var code = cli.file("cache/a", "a").run("persist", "deps", "cache");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(cli.err())
                .contains("afterrun: registering 'deps': the job has saved 'deps' before; give it another name\n");
    }

    @Test
    void anOutageEndsWithFourAndIsPassedOverWhereItMay() {
        // Given
        Collections.nCopies(12, 503).forEach(status -> server.fail("GET /v1/persisted", status));
        cli.file("cache/a", "a");

        // Then
        assertThat(cli.run("persist", "--retry-for", "0s", "deps", "cache")).isEqualTo(4);
        assertThat(cli.run("persist", "--retry-for", "0s", "--optional", "deps", "cache"))
                .isZero();
        assertThat(cli.err()).contains("(passed over, as --optional asks)");
        assertThat(server.sets().saved()).isEmpty();
    }

    @Test
    void whatIsWrongIsToldBeforeAnythingIsAsked() {
        assertThat(cli.run("persist")).isEqualTo(2);
        assertThat(cli.run("persist", "deps")).isEqualTo(2);
        assertThat(cli.run("persist", "de ps", "cache")).isEqualTo(2);
        assertThat(cli.run("persist", "deps", "!cache")).isEqualTo(2);
        assertThat(cli.run("persist", "--all")).isEqualTo(2);
        assertThat(cli.run("persist", "deps", "--all")).isEqualTo(2);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aJobOfNoBranchAndNoPullRequestIsAskedWhichItIs() {
        // When
        var code = run("77").with("AFTERRUN_BRANCH", "").file("cache/a", "a").run("persist", "deps", "cache");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aTerminalSeesABar() {
        // When
        cli.file("cache/a", random(1, 3_000_000)).onTerminal().run("persist", "deps", "cache");

        // Then
        assertThat(cli.err()).contains("reading ").containsPattern("\\[[#.]{24}]");
    }

    private CommandLineRun run(String run) {
        return CommandLineRun.of(directory, server)
                .with("AFTERRUN_RUN", run)
                .with("HOME", home.toString())
                .with("AFTERRUN_BRANCH", "topic");
    }

    private SetDescription description(SaveSet set) {
        return DescriptionBytes.read(server.blob(set.description().sha256()));
    }

    private static List<String> paths(SetDescription set) {
        return set.trees().stream()
                .flatMap(tree -> tree.entries().stream())
                .map(entry -> entry.path().value())
                .toList();
    }

    private static byte[] random(long seed, int length) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
