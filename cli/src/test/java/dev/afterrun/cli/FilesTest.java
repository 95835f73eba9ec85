package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.afterrun.cli.fake.FakeServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        cli = CommandLineRun.of(directory, server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDirectorysFilesAreNamedByTheirPathWithinIt() {
        // Given
        cli.file("target/site/index.html", "i").file("target/site/css/a.css", "c");

        // When
        cli.run("publish", "--dir", "target/site");

        // Then
        assertThat(published()).containsExactly("css/a.css", "index.html");
    }

    @Test
    void aFileBelowHereIsNamedByItsPathAndAnyOtherByItsName() throws IOException {
        // Given
        cli.file("target/app.jar", "a");
        var outside = Files.writeString(elsewhere.resolve("log.txt"), "l");

        // When
        cli.run("publish", "./target/../target/app.jar", outside.toString());

        // Then
        assertThat(published()).containsExactly("log.txt", "target/app.jar");
    }

    @Test
    void severalDirectoriesAreLaidTogether() {
        // Given
        cli.file("one/a.txt", "a").file("two/b.txt", "b");

        // When
        cli.run("publish", "--dir", "one", "--dir", "two");

        // Then
        assertThat(published()).containsExactly("a.txt", "b.txt");
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        // Given
        cli.file("one/a.txt", "a")
                .file("two/A.txt", "other")
                .file("one/b.txt", "b")
                .file("two/b.txt", "other");

        // When
        var code = cli.run("publish", "--dir", "one", "--dir", "two");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err())
                .hasLineCount(1)
                .contains("the paths 'a.txt' and 'A.txt' differ only by case")
                .contains("two files would be named 'b.txt'");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void executableBitsAreKept() throws IOException {
        // Given
        assumeTrue(File.separatorChar == '/');
        cli.file("bin/tool", "t").file("bin/readme", "r");
        Files.setPosixFilePermissions(directory.resolve("bin/tool"), PosixFilePermissions.fromString("rwxr-xr-x"));

        // When
        cli.run("publish", "--dir", "bin");

        // Then
        assertThat(server.uploads().getFirst().files())
                .extracting(file -> file.path().value(), file -> file.executable())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("readme", false),
                        org.assertj.core.api.Assertions.tuple("tool", true));
    }

    @Test
    void linksAreFollowedWithinTheDirectoryOnly() throws IOException {
        // Given
        assumeTrue(File.separatorChar == '/');
        cli.file("d/real.txt", "r").file("d/sub/x.txt", "x").file("secret.txt", "s");
        Files.createSymbolicLink(directory.resolve("d/inside.txt"), Path.of("real.txt"));
        Files.createSymbolicLink(directory.resolve("d/escape.txt"), Path.of("../secret.txt"));
        Files.createSymbolicLink(directory.resolve("d/absolute"), Path.of("/etc/hostname"));
        Files.createSymbolicLink(directory.resolve("d/nowhere"), Path.of("no-such-file"));
        Files.createSymbolicLink(directory.resolve("d/loop"), Path.of("."));

        // When
        var code = cli.run("publish", "--dir", "d");

        // Then
        assertThat(code).isZero();
        assertThat(published()).containsExactly("inside.txt", "real.txt", "sub/x.txt");
        assertThat(cli.err().lines().filter(line -> line.startsWith("skipped the link")))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("escape.txt: it leads out of"),
                        line -> assertThat(line).contains("absolute: it leads out of"),
                        line -> assertThat(line).contains("nowhere: it leads nowhere"),
                        line -> assertThat(line).contains("loop: it leads to a directory"));
    }

    @Test
    void hiddenFilesStayBehindUnlessAskedFor() {
        // Given
        cli.file("d/.env", "SECRET=1").file("d/.git/config", "g").file("d/a.txt", "a");

        // When
        cli.run("publish", "--dir", "d");

        // Then
        assertThat(published()).containsExactly("a.txt");
        assertThat(cli.err()).contains("skipped hidden .env, .git in d; --hidden takes them");
    }

    @Test
    void hiddenFilesAreTakenWhenAskedFor() {
        // Given
        cli.file("d/.nojekyll", "").file("d/a.txt", "a");

        // When
        cli.run("publish", "--hidden", "--dir", "d");

        // Then
        assertThat(published()).containsExactly(".nojekyll", "a.txt");
    }

    @Test
    void theServersOwnStateAndAnEarlierSumsFileAreNeverTaken() {
        // Given
        cli.file(".afterrun/endpoint", "{\"token\":\"secret\"}").file("a.txt", "a");
        cli.run("publish", "a.txt");

        // When
        cli.run("publish", "--hidden", "--dir", ".");

        // Then
        assertThat(server.uploads().getLast().files())
                .extracting(file -> file.path().value())
                .containsExactly("a.txt");
    }

    @Test
    void everyNameThatCannotTravelIsToldAtOnce() {
        // Given
        assumeTrue(File.separatorChar == '/');
        cli.file("d/a\\b.txt", "x").file("d/C:/x", "x").file("d/dot./x", "x").file("d/new\nline", "x");

        // When
        var code = cli.run("publish", "--dir", "d");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err())
                .hasLineCount(1)
                .contains("'a\\b.txt' has a backslash")
                .contains("'C:/x' is absolute")
                .contains("'dot./x' has a part that ends in a dot")
                .contains("'new?line' has a NUL or another control character");
    }

    @Test
    void aPathOfMoreThan1024BytesIsRefusedNamingLimitAndValue() {
        // Given
        var deep = ("d".repeat(200) + "/").repeat(5) + "e".repeat(20);
        cli.file("long/" + deep, "x");

        // When
        var code = cli.run("publish", "--dir", "long");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).hasLineCount(1).contains("is 1025 bytes long; the limit is 1024");
    }

    @Test
    void aFileThatIsNotThereEndsWithSix() {
        // When
        var code = cli.run("publish", "dist/*.whl");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.err()).startsWith("afterrun: dist/*.whl: there is no such thing;");
    }

    @Test
    void aBrokenBuildMayLackFilesAndIsReportedAllTheSame() {
        // Given
        cli.file("test.log", "red");

        // When
        var code = cli.run("publish", "--conclusion", "failure", "--dir", "dist", "test.log");

        // Then
        assertThat(code).isZero();
        assertThat(published()).containsExactly("test.log");
        assertThat(cli.err()).contains("afterrun: warning: --dir dist is not there; the rest is published");
    }

    @Test
    void aDirectoryNamedAsAFileIsAMistake() {
        // Given
        cli.file("d/a.txt", "a");

        // When
        var code = cli.run("publish", "d");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("afterrun: d: it is a directory; name it with --dir\n");
    }

    @Test
    void aDeviceThatMayNeverEndIsNoFile() throws IOException {
        // Given
        assumeTrue(File.separatorChar == '/');
        Files.createSymbolicLink(directory.resolve("endless"), Path.of("/dev/zero"));

        // When
        var code = cli.run("publish", "endless");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("afterrun: endless: it is no regular file; write what it gives to a file first\n");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aSummaryOverTheLimitIsRefusedBeforeAnythingIsSent() {
        // Given
        cli.file("big.md", new byte[65_537]);

        // When
        var code = cli.run("publish", "--summary", "big.md");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).contains("it has 65537 bytes; the limit is 65536");
        assertThat(server.requests()).isEmpty();
    }

    private List<String> published() {
        return server.uploads().getLast().files().stream()
                .map(file -> file.path().value())
                .toList();
    }
}
