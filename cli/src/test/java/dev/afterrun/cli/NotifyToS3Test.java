package dev.afterrun.cli;

import static dev.afterrun.cli.NotifyPr.linkTo;
import static dev.afterrun.cli.NotifyPr.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.s3.S3Proxy;
import dev.afterrun.cli.fake.FakeGitHub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job without a server whose files go to S3: a real one, which looks at signatures and at the time. */
class NotifyToS3Test {
    @TempDir
    private static Path serverDirectory;

    private static S3Proxy s3;

    @TempDir
    private Path directory;

    private FakeGitHub github;

    @BeforeAll
    static void startS3() throws IOException {
        s3 = S3Proxy.start(serverDirectory);
    }

    @AfterAll
    static void stopS3() {
        s3.close();
    }

    @BeforeEach
    void start() throws IOException {
        github = new FakeGitHub("apache/cloudstack").open(5, CommandLineRun.COMMIT);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void filesAreReadByTheSignedAddressesOfTheComment() throws Exception {
        // Given
        var cli = job(S3Proxy.SECRET_KEY).file("logs/a b+c(1).log", "log").file("logs/page.html", "<p>page");

        // When
        var code = cli.run("notify", "--dir", "logs", "--summary", "report.txt");

        // Then
        assertThat(code).as(cli.err()).isZero();
        var body = github.bodies().getFirst();
        var log = read(linkTo(body, "`a b+c(1).log`"));
        assertThat(log.body()).isEqualTo("log");
        assertThat(log.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(read(linkTo(body, "2 files, 10 B")).body()).contains(">page.html</a>");
        assertThat(body).contains("this store deletes nothing by itself");
        assertThat(cli.out() + cli.err() + body).doesNotContain(S3Proxy.SECRET_KEY);
    }

    @Test
    void withoutItsSignatureAnAddressLeadsNowhere() throws Exception {
        // Given
        var cli = job(S3Proxy.SECRET_KEY).file("logs/a.log", "log");
        cli.run("notify", "--dir", "logs");

        // When
        var address = linkTo(github.bodies().getFirst(), "`a.log`");

        // Then
        assertThat(read(address.replaceFirst("\\?.*", "")).statusCode()).isEqualTo(403);
    }

    @Test
    void bucketThatIsThereIsUsedAgain() {
        // Given
        job(S3Proxy.SECRET_KEY).file("logs/a.log", "log").run("notify", "--dir", "logs", "--job", "linux");
        var second = job(S3Proxy.SECRET_KEY).file("logs/b.log", "log");

        // When
        var code = second.run("notify", "--dir", "logs", "--job", "windows");

        // Then
        assertThat(code).as(second.err()).isZero();
        assertThat(github.bodies().getFirst()).contains("`b.log`");
    }

    @Test
    void wrongKeyIsOneLine() {
        // Given
        var cli = job("wrong-never-shown").file("logs/a.log", "log");

        // When
        var code = cli.run("notify", "--dir", "logs");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(cli.err()).contains("answered 403", "look at store_identity").doesNotContain("wrong-never-shown");
    }

    private CommandLineRun job(String secret) {
        return CommandLineRun.in(directory, Clock.systemUTC())
                .with("AFTERRUN_STORE_API", "s3")
                .with("AFTERRUN_STORE_ENDPOINT", s3.address().toString())
                .with("AFTERRUN_STORE_IDENTITY", S3Proxy.ACCESS_KEY)
                .with("AFTERRUN_STORE_SECRET", secret)
                .with("AFTERRUN_FORGE_URL", github.url())
                .with("AFTERRUN_FORGE_TOKEN", FakeGitHub.TOKEN)
                .with("AFTERRUN_REPO", "apache/cloudstack")
                .with("AFTERRUN_COMMIT", CommandLineRun.COMMIT)
                .file("report.txt", "all green");
    }
}
