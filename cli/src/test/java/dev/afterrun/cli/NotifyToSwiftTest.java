package dev.afterrun.cli;

import static dev.afterrun.cli.NotifyPr.linkTo;
import static dev.afterrun.cli.NotifyPr.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The files of a job of notify_pr's, with that tool's INI file as it is. */
class NotifyToSwiftTest extends NotifyPrScene {
    @Test
    void filesAreUploadedAndLinkedInOneComment() throws Exception {
        // When
        var code = cli.run("notify", "--config", "pr.ini", "--job", "linux");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(swift.objects().keySet())
                .hasSize(4)
                .allMatch(name ->
                        name.matches("afterrun-apache-cloudstack-[0-9a-f]{16}/apache/cloudstack/a3f5c1d/[0-9a-f]{32}/"
                                + "(index\\.html|files/(run/a\\.log|one\\.txt|two\\.html))"));
        assertThat(swift.objects().values()).allMatch(kept -> kept.deleteAfter().equals("2592000"));
        assertThat(swift.readers().values()).containsExactly(".r:*");
        var body = github.bodies().getFirst();
        assertThat(body).contains("1 job so far.", "all green", "`run/a.log`", "3 files", "1 Feb 2026 03:04 UTC");
        assertThat(read(linkTo(body, "`run/a.log`")).body()).isEqualTo("log");
        assertThat(read(linkTo(body, "3 files, 16 B")).body())
                .contains(">run/a.log</a>")
                .contains("1 Feb 2026");
    }

    @Test
    void summaryIsThereThoughTheFilesCouldNotBeUploaded() {
        // Given
        for (var request = 0; request < 20; request++) {
            swift.failNext(503);
        }

        // When
        var code = cli.run("notify", "--config", "pr.ini", "--retry-for", "0s");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.err()).contains("uploading '", "it answered 503");
        assertThat(github.bodies().getFirst()).contains("all green", "Its files could not be uploaded");
    }

    @Test
    void storeThatIsDownForAMomentIsWaitedFor() {
        // Given
        swift.failNext(503);
        swift.failNext(429);

        // When
        var code = cli.run("notify", "--config", "pr.ini");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(swift.objects()).hasSize(4);
    }

    @Test
    void newerIdentityServiceIsAskedWhereTheOldVersionHasGone() {
        // Given
        swift.forgetVersion2();

        // When
        var code = cli.run("notify", "--config", "pr.ini");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(swift.logins()).containsExactly("/v3/auth/tokens");
    }

    @Test
    void swiftsOwnAccountsAreEnough() {
        // When
        var code =
                cli.with("AFTERRUN_STORE_ENDPOINT", swift.url() + "/auth/v1.0").run("notify", "--config", "pr.ini");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(swift.logins()).containsExactly("/auth/v1.0");
    }

    @Test
    void containerOfOthersIsNotOpenedToReaders() {
        // Given
        swift.container("ours", "builds:*");

        // When
        var code = cli.run("notify", "--config", "pr.ini", "--store-bucket", "ours");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(cli.err())
                .contains("the container ours: not everybody may read it")
                .contains("X-Container-Read: .r:*");
        assertThat(swift.readers()).containsEntry("ours", "builds:*");
        assertThat(github.bodies().getFirst()).contains("all green");
    }
}
