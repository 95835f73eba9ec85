package dev.afterrun.cli;

import dev.afterrun.cli.fake.FakeGitHub;
import dev.afterrun.cli.fake.FakeSwift;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A job of notify_pr's of an open pull request, the GitHub where that is, and the Swift where its files go. */
abstract class NotifyPrScene {
    @TempDir
    Path directory;

    FakeGitHub github;
    FakeSwift swift;
    CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        github = new FakeGitHub("apache/cloudstack").open(5, CommandLineRun.COMMIT);
        swift = new FakeSwift();
        cli = job();
    }

    @AfterEach
    void stop() {
        github.close();
        swift.close();
    }

    /** Another one in the same directory. */
    CommandLineRun job() {
        return NotifyPr.job(directory)
                .with("AFTERRUN_STORE_ENDPOINT", swift.url() + "/v2.0")
                .with("GITHUB_API_URL", github.url());
    }
}
