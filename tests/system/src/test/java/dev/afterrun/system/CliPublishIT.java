package dev.afterrun.system;

import static dev.afterrun.system.Patience.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a CI job does with the CLI, and with nothing but curl. */
@ExtendWith(SharedDeployment.class)
class CliPublishIT {
    private static final RepositoryName REPOSITORY = new RepositoryName("system", "cli");
    private static final Commit COMMIT = new Commit("c11".repeat(13) + "0");
    private static final int SMALL_FILES = 300;
    private static final List<String> ODD_NAMES =
            List.of("lib-1.0+cu118.whl", "notes #1.txt", "größe/naïve ☂.txt", "100%.txt", "a&b=c?.txt");

    private Deployment deployment;
    private CiClient client;
    private Path directory;

    @BeforeEach
    void speakTo(Deployment shared) throws IOException {
        deployment = shared;
        client = shared.ciClient();
        directory = Workspace.directory("cli");
    }

    @Test
    void aDirectoryIsPublishedWithItsAddressesAndDigestsAndComesBackAsItWas() throws Exception {
        // Given
        var files = fill(directory.resolve("dist"));
        Files.writeString(directory.resolve("summary.md"), "All **well**.");

        // When
        var published = publish("--run", "41", "--summary", "summary.md", "--wait", "--dir", "dist");

        // Then
        assertThat(published.exitCode()).as(published.err()).isZero();
        files.forEach((path, content) -> {
            var digest = Digest.of(content).hex();
            assertThat(published.out().lines())
                    .as("a line with address and digest of %s", path)
                    .anyMatch(line -> line.contains(digest) && line.contains(encoded(path)));
        });
        assertThat(Files.readAllLines(directory.resolve("afterrun-out/SHA256SUMS")))
                .hasSize(files.size());
        assertDownloadsPassSha256sum(files.keySet());
        comment(words -> assertThat(words).contains("All **well**."));

        // And a second time nothing is sent
        var again = publish("--run", "41", "--summary", "summary.md", "--wait", "--dir", "dist");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err()).as("progress of an upload").doesNotContain("uploading");
        assertThat(lines(again.out(), "https?://.*")).isEqualTo(lines(published.out(), "https?://.*"));

        // And the same bytes are there by pull request and by run, whole and in part
        for (var ref : List.of(COMMIT.hex(), COMMIT.abbreviated(), "pr-7", "run-41")) {
            var tool = client.get(address(ref, "bin/tool"));
            assertThat(tool.statusCode()).as(ref).isEqualTo(200);
            assertThat(tool.body()).as(ref).isEqualTo(files.get("bin/tool"));
        }
        var part = client.get(address("run-41", "large.bin"), "Range", "bytes=1000000-1000099");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(files.get("large.bin"), 1_000_000, 1_000_100));
    }

    @Test
    void aFailedJobIsPublishedJustTheSame() throws Exception {
        // Given
        Files.writeString(directory.resolve("failed.log"), "it broke");

        // When
        var published = publish("--run", "42", "--job", "failing", "--conclusion", "failure", "--wait", "failed.log");

        // Then
        assertThat(published.exitCode()).as(published.err()).isZero();
        comment(words -> assertThat(CommentRow.of(words))
                .anyMatch(row -> row.job().equals("failing") && row.result().equals("failure")));
    }

    @Test
    void otherContentUnderATakenNameIsRefusedUnlessItIsANewVersion() throws Exception {
        // Given
        Files.writeString(directory.resolve("taken.txt"), "first");
        assertThat(publish("--run", "43", "--wait", "taken.txt").exitCode()).isZero();
        Files.writeString(directory.resolve("taken.txt"), "second");

        // When
        var refused = publish("--run", "44", "taken.txt");

        // Then
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(3);
        assertThat(refused.err()).contains("taken.txt", "run 43", "--new-version");
        assertThat(publish("--run", "44", "--new-version", "--wait", "taken.txt")
                        .exitCode())
                .isZero();
        assertThat(client.get(address(COMMIT.hex(), "taken.txt")).body()).isEqualTo("second".getBytes(UTF_8));
    }

    @Test
    void aWrongTokenIsRefused() throws Exception {
        // Given
        Files.writeString(directory.resolve("file.txt"), "text");

        // When
        var refused = deployment
                .cli(directory)
                .with("AFTERRUN_TOKEN", "a-token-of-nobody")
                .run(arguments("file.txt"));

        // Then
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(3);
        assertThat(refused.err().lines().filter(line -> line.startsWith("afterrun:")))
                .hasSize(1);
    }

    @Test
    void aServerThatIsDownIsSaidSoAndWithOptionalItIsPassedOver() throws Exception {
        // Given
        Files.writeString(directory.resolve("file.txt"), "text");
        var down = deployment
                .cli(directory)
                .with("AFTERRUN_URL", "http://127.0.0.1:" + closedPort())
                .with("AFTERRUN_RETRY_FOR", "1s");

        // When
        var unreachable = down.run(arguments("file.txt"));
        var optional = down.run(arguments("--optional", "file.txt"));
        var byEnvironment = down.with("AFTERRUN_OPTIONAL", "1").run(arguments("file.txt"));

        // Then
        assertThat(unreachable.exitCode()).as(unreachable.err()).isEqualTo(4);
        for (var passed : List.of(optional, byEnvironment)) {
            assertThat(passed.exitCode()).as(passed.err()).isZero();
            assertThat(passed.err().lines().filter(line -> line.contains("warning")))
                    .hasSize(1);
        }
    }

    @Test
    void curlAloneIsEnough() throws Exception {
        // Given
        var url = deployment.stack().endpoint().url() + "/v1/runs/finished";
        var body = """
                {"repository": "system/cli", "run": "45", "job": "curl", "commit": "%s", "conclusion": "success",
                 "pullRequest": 7, "summary": "Told by `curl`."}
                """.formatted(COMMIT);

        // When
        var answered = Cli.ended(
                List.of(
                        "curl",
                        "--silent",
                        "--show-error",
                        "--dump-header",
                        "-",
                        "--url",
                        url,
                        "--header",
                        "Authorization: Bearer " + deployment.stack().endpoint().token(),
                        "--header",
                        "Content-Type: application/json",
                        "--data-binary",
                        body),
                directory,
                Map.of());

        // Then
        assertThat(answered.exitCode()).as(answered.err()).isZero();
        assertThat(answered.out()).startsWith("HTTP/1.1 202");
        var location = lines(answered.out(), "(?i)location: .*").getFirst().substring("location: ".length());
        await().atMost(PATIENCE).until(() -> client.get(URI.create(location)).statusCode() == 200);
        comment(words -> assertThat(words).contains("Told by `curl`."));
    }

    /** No publication waits for the comment. */
    private void comment(Consumer<String> says) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deployment.forge().comments(REPOSITORY, 7))
                        .singleElement()
                        .satisfies(comment -> says.accept(comment.body())));
    }

    private Cli.Ended publish(String... more) throws IOException, InterruptedException {
        return deployment.cli(directory).run(arguments(more));
    }

    private static String[] arguments(String... more) {
        var all = new ArrayList<>(
                List.of("publish", "--repo", REPOSITORY.toString(), "--commit", COMMIT.hex(), "--pr", "7"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private Map<String, byte[]> fill(Path dist) throws IOException {
        var random = new Random(7);
        var files = new TreeMap<String, byte[]>();
        for (var i = 0; i < SMALL_FILES; i++) {
            files.put("small/%03d/file.txt".formatted(i), ("small file " + i).getBytes(UTF_8));
        }
        for (var name : ODD_NAMES) {
            files.put(name, ("content of " + name).getBytes(UTF_8));
        }
        var large = new byte[20 * 1024 * 1024];
        random.nextBytes(large);
        files.put("large.bin", large);
        files.put("bin/tool", "#!/bin/sh\necho works\n".getBytes(UTF_8));
        files.put(
                "TEST-results.xml",
                "<testsuite name='t' tests='1' failures='0'><testcase name='c'/></testsuite>".getBytes(UTF_8));
        for (var file : files.entrySet()) {
            var place = dist.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.write(place, file.getValue());
        }
        Files.setPosixFilePermissions(dist.resolve("bin/tool"), PosixFilePermissions.fromString("rwxr-xr-x"));
        return files;
    }

    private void assertDownloadsPassSha256sum(Iterable<String> paths) throws IOException, InterruptedException {
        var downloads = Workspace.directory("downloads");
        for (var path : paths) {
            var place = downloads.resolve("dist").resolve(path);
            Files.createDirectories(place.getParent());
            Files.write(place, client.get(address(COMMIT.hex(), path)).body());
        }
        var sums = directory.resolve("afterrun-out/SHA256SUMS").toString();
        var checked = Cli.ended(List.of("sha256sum", "--check", "--quiet", sums), downloads, Map.of());
        assertThat(checked.exitCode()).as(checked.out() + checked.err()).isZero();
    }

    private URI address(String ref, String path) {
        return URI.create(client.parts().content() + "/" + REPOSITORY + "/" + ref + "/" + encoded(path));
    }

    private static String encoded(String path) {
        return Arrays.stream(path.split("/"))
                .map(part -> URLEncoder.encode(part, UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    private static List<String> lines(String text, String containing) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.matches("(?s).*" + containing))
                .sorted()
                .toList();
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
