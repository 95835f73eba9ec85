package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.fake.FakeTokens;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.set.remote.DescriptionBytes;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.HandOver;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetBlob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job of a fork's pull request sends nothing: it leaves what it would send for the forge to carry. */
class HandingOverTest {
    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        server.takeJobTokens(JobTokens.of(server.url()), token -> false);
        try (var tokens = new FakeTokens()) {
            cli = JobTokens.gitHub(CommandLineRun.of(directory, server), tokens);
        }
        cli.with("ACTIONS_ID_TOKEN_REQUEST_URL", "")
                .with("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "")
                .file(
                        "event.json",
                        "{\"pull_request\":{\"number\":5,\"head\":{\"repo\":{\"id\":2}},\"base\":{\"repo\":{\"id\":1}}}}")
                .with("GITHUB_EVENT_NAME", "pull_request")
                .with("GITHUB_EVENT_PATH", directory.resolve("event.json").toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aForksJobLeavesWhatItWouldSendAndSaysHowItIsCarried() throws IOException {
        // Given
        cli.file("b.txt", "bytes");

        // When
        var code = cli.run("publish", "--conclusion", "failure", "b.txt");

        // Then
        assertThat(code).as(cli.err()).isZero();
        var report = Json.read(Files.readAllBytes(directory.resolve("afterrun-out/report.json")), RunReport.class);
        var manifestBytes = Files.readAllBytes(directory.resolve("afterrun-out/manifest.json"));
        var manifest = Json.read(manifestBytes, Manifest.class);
        var digest = Digest.of("bytes".getBytes(StandardCharsets.UTF_8));
        assertThat(report.conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(report.manifest().orElseThrow().sha256()).isEqualTo(Digest.of(manifestBytes));
        assertThat(manifest.files()).hasSize(1).first().satisfies(entry -> {
            assertThat(entry.path().value()).isEqualTo("b.txt");
            assertThat(entry.sha256()).isEqualTo(digest);
        });
        assertThat(directory.resolve("afterrun-out/blobs/" + digest)).hasContent("bytes");
        assertThat(directory.resolve("afterrun-out/SHA256SUMS")).hasContent(digest + "  b.txt");
        assertThat(cli.out().lines().filter(line -> line.contains("actions/upload-artifact")))
                .hasSize(1)
                .first()
                .asString()
                .contains("handed over: 1 file, 5 B in afterrun-out/", "name: 'afterrun-", "path: afterrun-out");
        assertThat(server.events()).isEmpty();
    }

    @Test
    void aForksJobWithoutFilesLeavesItsReport() {
        // When
        var code = cli.run("publish");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(directory.resolve("afterrun-out/report.json")).exists();
        assertThat(directory.resolve("afterrun-out/manifest.json")).doesNotExist();
    }

    @Test
    void aForksJobNextToAServerOfItsOwnPublishesThere() {
        // Given
        cli.file("b.txt", "bytes")
                .file(
                        ".afterrun/endpoint",
                        "{\"url\": \"" + server.url() + "\", \"token\": \"" + FakeServer.TOKEN + "\"}");

        // When
        var code = cli.run("publish", "b.txt");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(server.events()).hasSize(1);
        assertThat(directory.resolve("afterrun-out/report.json")).doesNotExist();
    }

    @Test
    void aForksJobThatWasGivenATokenPublishes() {
        // When
        var code = cli.with("AFTERRUN_TOKEN", "given").run("publish", "a.txt");

        // Then
        assertThat(directory.resolve("afterrun-out/report.json")).doesNotExist();
        assertThat(code).isNotZero();
    }

    @Test
    void aForksJobLeavesASetWithAllThatItIsMadeOf() throws IOException {
        // Given
        cli.file("cache/a.txt", "content of a").file("cache/b.txt", "content of b");

        // When
        var code = cli.run("persist", "deps", "cache");

        // Then
        assertThat(code).as(cli.err()).isZero();
        var left = directory.resolve("afterrun-out");
        var set = Json.read(Files.readAllBytes(left.resolve(HandOver.set("deps"))), SaveSet.class);
        assertThat(set.job().pullRequest()).contains(5);
        var described = DescriptionBytes.read(Files.readAllBytes(blob(left, set.description())));
        assertThat(described.files()).hasSize(2);
        assertThat(set.packs())
                .hasSize(1)
                .allSatisfy(pack -> assertThat(blob(left, pack))
                        .hasSize(pack.size())
                        .satisfies(file ->
                                assertThat(Digest.of(Files.readAllBytes(file))).isEqualTo(pack.sha256())));
        assertThat(paths(left)).allMatch(HandOver::holds);
        assertThat(cli.out())
                .contains("handed over: 'deps', 2 files, 24 B, in afterrun-out/", "actions/upload-artifact");
        assertThat(server.uploads()).isEmpty();
    }

    @Test
    void setsOfOneJobLieBesideEachOtherAndOneThatIsSavedAgainTakesItsOwnPlace() throws IOException {
        // Given
        cli.file("cache/a.txt", "content of a");
        assertThat(cli.run("persist", "deps", "cache")).as(cli.err()).isZero();
        assertThat(cli.run("persist", "deps", "--key", "2", "cache"))
                .as(cli.err())
                .isZero();
        cli.file("cache/a.txt", "other content");

        // When
        var code = cli.run("persist", "deps", "cache");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(paths(directory.resolve("afterrun-out/sets"))).hasSize(2);
    }

    @Test
    void aForksJobWhoseRulesTakeNothingLeavesNothing() {
        // When
        var code = cli.run("persist", "deps", "nowhere");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.err()).contains("nothing saved of 'deps'");
        assertThat(directory.resolve("afterrun-out/sets")).doesNotExist();
    }

    private static Path blob(Path left, SetBlob blob) {
        return left.resolve("blobs").resolve(blob.sha256().hex());
    }

    private static List<String> paths(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .toList();
        }
    }
}
