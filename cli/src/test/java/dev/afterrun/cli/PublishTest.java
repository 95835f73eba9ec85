package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishTest {
    @TempDir
    private Path directory;

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
    void aFileIsUploadedAndTheRunReported() {
        // Given
        cli.file("dist/app.jar", "bytes of a jar");

        // When
        var code = cli.run("publish", "--pr", "12", "--job", "build", "--attempt", "2", "dist/app.jar");

        // Then
        var digest = Digest.of("bytes of a jar".getBytes(UTF_8));
        assertThat(cli.err()).doesNotContain("afterrun:");
        assertThat(code).isZero();
        assertThat(server.blob(digest)).asString(UTF_8).isEqualTo("bytes of a jar");
        assertThat(server.uploads()).singleElement().satisfies(upload -> {
            assertThat(upload.files())
                    .containsExactly(new ManifestEntry(new ArtifactPath("dist/app.jar"), digest, 14, false));
            assertThat(upload.source()).isEqualTo("urn:afterrun:local");
        });
        assertThat(server.events()).singleElement().satisfies(event -> {
            assertThat(event.at("/specversion").asText()).isEqualTo("1.0");
            assertThat(event.at("/type").asText()).isEqualTo("dev.afterrun.run.finished.v1");
            assertThat(event.at("/source").asText()).isEqualTo("urn:afterrun:local");
            assertThat(event.at("/data/repository").asText()).isEqualTo("acme/rocket");
            assertThat(event.at("/data/attempt").asInt()).isEqualTo(2);
            assertThat(event.at("/data/pullRequest").asInt()).isEqualTo(12);
            assertThat(event.at("/data/conclusion").asText()).isEqualTo("success");
            assertThat(event.at("/data/manifest/files").asInt()).isEqualTo(1);
        });
    }

    @Test
    void theEventsIdIsTheDigestOfItsDataSoThatTheSamePublicationTwiceIsOneEvent() {
        // Given
        cli.file("a.txt", "a").run("publish", "a.txt");

        // When
        cli.run("publish", "a.txt");

        // Then
        var ids = server.events().stream().map(event -> event.at("/id").asText());
        assertThat(ids).hasSize(2).allMatch(id -> id.equals(digestOfData(0)));
    }

    @Test
    void onlyWhatTheServerLacksIsSent() {
        // Given
        server.keep("known");
        cli.file("d/known.txt", "known").file("d/new.txt", "new").file("d/copy-of-new.txt", "new");

        // When
        cli.run("publish", "--dir", "d");

        // Then
        assertThat(server.packs()).containsExactly(java.util.List.of(Digest.of("new".getBytes(UTF_8))));
    }

    @Test
    void aLogTellsOfEachFileAsItArrivesAndOfAllAtTheEnd() {
        // Given
        cli.file("a.txt", "a");

        // When
        cli.run("publish", "a.txt");

        // Then
        var digest = Digest.of("a".getBytes(UTF_8));
        var url = "http://content.test/acme/rocket/" + CommandLineRun.COMMIT + "/a.txt";
        assertThat(cli.out().lines())
                .containsSubsequence(
                        "a.txt  1 B  " + digest + "  " + url,
                        "FILE   SIZE  SHA-256" + " ".repeat(59) + "URL",
                        "a.txt  1 B   " + digest + "  " + url,
                        "run: http://web.test/acme/rocket/run-77");
    }

    @Test
    void ofVeryManyFilesALogShowsATableOfAHundredAndHowManyMoreThereAre() {
        // Given
        for (var number = 0; number <= 1_000; number++) {
            cli.file("d/%04d.txt".formatted(number), Integer.toString(number));
        }

        // When
        cli.run("publish", "--dir", "d");

        // Then
        assertThat(cli.out().lines().filter(line -> line.contains(".txt  "))).hasSize(100);
        assertThat(cli.out()).contains("and 901 more files");
    }

    @Test
    void aTerminalShowsTheTableAlone() {
        // Given
        cli.file("a.txt", "a").onTerminal();

        // When
        cli.run("publish", "a.txt");

        // Then
        assertThat(cli.out().lines().filter(line -> line.startsWith("a.txt"))).hasSize(1);
        assertThat(cli.err()).contains("\rhashing 100% [########################] 1 B of 1 B");
    }

    @Test
    void smallFilesTravelTogetherAndBigOnesAlone() {
        // Given
        var big = new byte[300_000];
        Arrays.fill(big, (byte) 7);
        cli.file("d/big.bin", big).file("d/one.txt", "1").file("d/two.txt", "2").file("d/empty.txt", "");

        // When
        var code = cli.run("publish", "--dir", "d");

        // Then
        assertThat(code).isZero();
        assertThat(server.packs())
                .singleElement()
                .satisfies(pack -> assertThat(pack).hasSize(3));
        assertThat(server.requests()).contains("PUT /session/blobs/" + Digest.of(big));
        assertThat(server.blob(Digest.of(big))).isEqualTo(big);
    }

    @Test
    void manySmallFilesFillSeveralPacksOfBoundedSize() {
        // Given
        for (var number = 0; number < 100; number++) {
            var content = new byte[200_000];
            content[0] = (byte) number;
            cli.file("d/" + number, content);
        }

        // When
        cli.run("publish", "--dir", "d");

        // Then
        assertThat(server.packs()).hasSize(3).allMatch(pack -> pack.size() <= 41);
        assertThat(server.blobs()).isEqualTo(100);
    }

    @Test
    void withoutFilesOnlyTheOutcomeIsTold() {
        // Given
        cli.file("report.md", "# All *red*");

        // When
        var code = cli.run("publish", "--conclusion", "failure", "--summary", "report.md");

        // Then
        assertThat(code).isZero();
        assertThat(server.uploads()).isEmpty();
        assertThat(server.events()).singleElement().satisfies(event -> {
            assertThat(event.at("/data/conclusion").asText()).isEqualTo("failure");
            assertThat(event.at("/data/summary").asText()).isEqualTo("# All *red*");
            assertThat(event.at("/data").has("manifest")).isFalse();
        });
        assertThat(cli.out()).contains("run: http://web.test/acme/rocket/run-77");
    }

    @Test
    void theTraceThatIsSaidIsThatOfTheEventAndTheSameWhenItIsSentAgain() {
        // When
        cli.run("publish", "--conclusion", "failure");

        // Then
        assertThat(server.events()).singleElement().satisfies(event -> {
            var trace = event.path("traceparent").asText();
            assertThat(trace).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
            assertThat(event.path("id").asText()).startsWith(trace.substring(3, 35));
            assertThat(cli.out()).contains("trace: " + trace.substring(3, 35));
        });
    }

    @Test
    void everySegmentOfAnAddressIsPercentEncoded() {
        // Given
        cli.file("d/größe/a+b #1.whl", "wheel");

        // When
        cli.run("publish", "--dir", "d");

        // Then
        assertThat(cli.out())
                .contains("http://content.test/acme/rocket/" + CommandLineRun.COMMIT
                        + "/gr%C3%B6%C3%9Fe/a%2Bb%20%231.whl");
    }

    @Test
    void outsideCiRunJobAndRepositoryHaveDefaults() {
        // Given
        cli = CommandLineRun.in(directory).with("AFTERRUN_URL", server.url()).with("AFTERRUN_TOKEN", FakeServer.TOKEN);

        // When
        cli.run("publish", "--commit", CommandLineRun.COMMIT);

        // Then
        assertThat(server.events()).singleElement().satisfies(event -> {
            assertThat(event.at("/data/run").asText()).isEqualTo("local-20260102-030405-678");
            assertThat(event.at("/data/job").asText()).isEqualTo("local");
            assertThat(event.at("/data/attempt").asInt()).isEqualTo(1);
            assertThat(event.at("/data/repository").asText()).isEqualTo("local/" + directory.getFileName());
        });
    }

    @Test
    void verboseTellsWhereEachSettingCameFromButNotTheToken() {
        // When
        cli.run("publish", "--verbose", "--job", "test");

        // Then
        assertThat(cli.err())
                .contains("job = test  (--job)")
                .contains("run = 77  (AFTERRUN_RUN)")
                .contains("conclusion = success  (default outside CI)");
        assertThat(cli.out() + cli.err()).doesNotContain(FakeServer.TOKEN);
    }

    private String digestOfData(int event) {
        return Digest.of(server.events().get(event).at("/data").toString().getBytes(UTF_8))
                .hex();
    }
}
