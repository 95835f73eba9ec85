package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.testing.StoredJob.START;
import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.markdown.Markdown;
import dev.afterrun.notifier.picture.OlderCommit;
import dev.afterrun.notifier.testing.StoredJob;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommentRenderingTest {

    @Test
    void commentReadsAsItShould() {
        // Given
        var build =
                job("build (linux)").file("dist/a-1.0.whl").file("report.html").expiresAt(START.plusSeconds(604_800));
        var test = job("test")
                .run("2")
                .concluded(Conclusion.FAILURE)
                .attempt(2)
                .summary("## 1 of 42 failed\n\n- `GreetingTest`");
        var older = List.of(new OlderCommit(new Commit("b".repeat(40)), 3, 1, URI.create("http://localhost/run-0")));

        // When
        var body = Rendered.of(List.of(build.stored(), test.stored()), older);

        // Then
        assertThat(body).isEqualTo("""
                <!-- afterrun:pull-request -->
                ### Results and files of `aaaaaaa`

                2 jobs: ❌ 1 · ✅ 1. [All of this pull request](http://localhost:4849/octo/repo/pr-1)

                | | Job | CI | Result | Files |
                |---|---|---|---|---|
                | ❌ | [test](http://localhost:4849/octo/repo/run-2) | ci.example | failure (attempt 2) | none |
                | ✅ | [build (linux)](http://localhost:4849/octo/repo/run-1) | ci.example | success | 2 files, 2.5 MB |

                <details><summary>❌ test</summary>

                ## 1 of 42 failed

                - `GreetingTest`

                </details>

                <details><summary>✅ build (linux)</summary>

                | File | Size | SHA-256 |
                |---|--:|---|
                | [`dist/a-1.0.whl`](%1$s/f0#sha256=%2$s) | 1.2 MB | `%3$s` |
                | [`report.html`](%1$s/f1#sha256=%4$s) | 1.2 MB | `%5$s` |

                </details>

                Files are kept until 28 Nov 2026 09:00 UTC.

                <details><summary>Earlier commits</summary>

                - `bbbbbbb`: [3 jobs, 1 failed](http://localhost/run-0)

                </details>
                """.formatted(
                        "http://127.0.0.1:4849/octo/repo/" + Rendered.HEAD,
                        build.stored().files().get(0).sha256(),
                        build.stored().files().get(0).sha256().abbreviated(),
                        build.stored().files().get(1).sha256(),
                        build.stored().files().get(1).sha256().abbreviated()));
    }

    @Test
    void headWithoutAnyReportSaysSo() {
        assertThat(Rendered.of()).contains("No job has reported on this commit yet.");
    }

    @Test
    void everyStateOfFilesIsNamed() {
        // When
        var body = Rendered.of(job("build").counts(new ArtifactCounts(1, 2, 3, 4, 5, 2_000)));

        // Then
        assertThat(body).contains("⚠️", "2 files, 2.0 kB, 1 awaited, 3 missing, 4 refused, 5 expired");
    }

    @Test
    void runThatIsNotTrustedSaysSo() {
        assertThat(Rendered.of(job("build").trust(TrustLevel.UNTRUSTED))).contains("success, untrusted");
    }

    @Test
    void manyFilesAreListedInPartWithALinkToTheRest() {
        // Given
        var job = job("build");
        IntStream.range(0, 50).forEach(number -> job.file("file-" + number));

        // When
        var body = Rendered.of(job);

        // Then
        assertThat(body).contains("`file-19`", "[30 more](http://localhost:4849/octo/repo/run-1)");
        assertThat(body).doesNotContain("`file-20`");
    }

    @Test
    void filesOfJobsThatDidWellAreTheFirstToGo() {
        // Given
        var failed = job("failed").concluded(Conclusion.FAILURE).file("core.dump");
        var well = IntStream.range(0, 30).mapToObj(CommentRenderingTest::jobWithLongPaths);

        // When
        var body = rendered(Stream.concat(Stream.of(failed), well));

        // Then
        assertThat(body).contains("`core.dump`").doesNotContain("long-path").contains("job 29");
    }

    @Test
    void summariesAreShortenedBeforeTheTableIs() {
        // Given
        var jobs = IntStream.range(0, 30)
                .mapToObj(number -> job("job " + number).summary("beginning " + "word ".repeat(2_000)));

        // When
        var body = rendered(jobs);

        // Then
        assertThat(body).contains("beginning", "the rest of the summary", "job 29");
    }

    @Test
    void thousandsOfJobsAreStillAComment() {
        // Given
        var jobs = IntStream.range(0, 3_000).mapToObj(number -> job("job " + number));

        // When
        var body = rendered(jobs);

        // Then
        assertThat(body).contains("3000 jobs", "… and 2900 more");
    }

    @Test
    void jobsAsLongAsTheyMayBeAreStillAComment() {
        // Given
        var jobs = IntStream.range(0, 3_000)
                .mapToObj(number -> job("&".repeat(255)).source("*".repeat(255)));

        // When
        var body = rendered(jobs);

        // Then
        assertThat(Comment.lengthOf(body)).isLessThanOrEqualTo(Comment.BODY_LIMIT);
        assertThat(body).contains(Rendered.PAGE.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a | b",
                "a\nb",
                "</details>",
                "<script>alert(1)</script>",
                "<!-- ",
                "`a",
                "``",
                "\\",
                "a\\",
                "[x](http://evil.example)",
                "![x](http://evil.example/pixel)",
                "**bold**",
                "&lt;b&gt;",
                "~~~",
                "```",
                "\u202Egnp.exe",
                "\u2028",
                " "
            })
    void nameOfAJobStaysAName(String name) {
        // When
        var body = Rendered.of(job(name).summary("summary").file("a.whl"), job("after"));

        // Then
        var plain = Rendered.of(job("name").summary("summary").file("a.whl"), job("after"));
        assertThat(shape(body)).isEqualTo(shape(plain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b",
                "`a`",
                "``",
                "a``b",
                "a b",
                "<img src=x>",
                "</details>",
                "[x](y)",
                "*a*",
                "-->",
                "a'b\"c",
                "é.whl"
            })
    void pathStaysAPath(String path) {
        // When
        var body = Rendered.of(job("build").file(path));

        // Then
        assertThat(shape(body)).isEqualTo(shape(Rendered.of(job("build").file("a"))));
        assertThat(Markdown.html(body)).contains("<code>" + html(path) + "</code>");
    }

    @Test
    void nobodyIsNotified() {
        // When
        var body = Rendered.of(job("@octocat fixes #1").summary("cc @octocat, see #12 and GH-3, mail a@b.example"));

        // Then
        assertThat(body)
                .doesNotContainPattern("@octocat")
                .doesNotContainPattern("#1")
                .doesNotContain("GH-3");
        assertThat(body).contains("a@b.example");
    }

    private static StoredJob jobWithLongPaths(int number) {
        var job = job("job " + number);
        IntStream.range(0, 20).forEach(file -> job.file("long-path".repeat(12) + file));
        return job;
    }

    private static String rendered(Stream<StoredJob> jobs) {
        var body = Rendered.of(jobs.map(StoredJob::stored).toList(), List.of());
        assertThat(Comment.lengthOf(body)).isLessThanOrEqualTo(Comment.BODY_LIMIT);
        return body;
    }

    /** Which elements a comment is made of, whatever the words in them. */
    private static List<String> shape(String body) {
        return Markdown.nodes(body)
                .map(node -> node.getClass().getSimpleName())
                .filter(kind -> !kind.equals("Text"))
                .toList();
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
