package dev.afterrun.notifier.rendering;

import static dev.afterrun.notifier.testing.StoredJob.START;
import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.contracts.job.FetchedFrom;
import dev.afterrun.contracts.test.FailedTest;
import dev.afterrun.contracts.test.FlakyTest;
import dev.afterrun.contracts.test.TestCounts;
import dev.afterrun.contracts.test.TestResults;
import dev.afterrun.notifier.picture.OlderCommit;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
                ### ❌ 1 of 2 jobs failed

                commit `aaaaaaa` · [all files and reports](http://localhost:4849/octo/repo/pr-1)

                | | Job | CI | Result | Files |
                |---|---|---|---|---|
                | ❌ | [test](http://localhost:4849/octo/repo/run-2) | ci.example | failure (attempt 2) | none |
                | ✅ | [build (linux)](http://localhost:4849/octo/repo/run-1) | ci.example | success | 2 files, 2.5 MB |

                <details open><summary>❌ test · summary</summary>

                ## 1 of 42 failed

                - `GreetingTest`

                </details>

                <details><summary>✅ build (linux) · 2 files</summary>

                **Packages**

                | File | Size | SHA-256 |
                |---|--:|---|
                | [`dist/a-1.0.whl`](%1$s/f0#sha256=%2$s) | 1.2 MB | <code title="%2$s">%3$s</code> |

                **Documents**

                | File | Size | SHA-256 |
                |---|--:|---|
                | [`report.html`](%1$s/f1#sha256=%4$s) | 1.2 MB | <code title="%4$s">%5$s</code> |

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
    void failedTestsComeFirstEachWithWhatItsReportSays() {
        // Given
        var linux = job("linux")
                .concluded(Conclusion.FAILURE)
                .tests(results(new TestCounts(1_203, 2, 0, 12), "GreetingTest", "saysHello"));
        var windows = job("windows")
                .run("2")
                .concluded(Conclusion.FAILURE)
                .tests(results(new TestCounts(1_204, 1, 0, 12), "GreetingTest", "saysHello"));

        // When
        var body = Rendered.of(linux, windows);

        // Then
        assertThat(body).contains("""
                ### ❌ All 2 jobs failed

                **3 of 2,434 tests failed**, 24 skipped · commit `aaaaaaa` · [all files and reports](http://localhost:4849/octo/repo/pr-1)

                **Failed tests**

                <details><summary><b>saysHello</b> in GreetingTest · linux, windows</summary>

                ```text
                expected: hello
                 but was: bye
                ```

                </details>

                … and 1 more failed: [see the page](http://localhost:4849/octo/repo/pr-1)

                | | Job | CI | Result | Tests | Files |
                |---|---|---|---|---|---|
                | ❌ | [linux](http://localhost:4849/octo/repo/run-1) | ci.example | failure | 2 of 1,217 failed | none |
                """);
    }

    @Test
    void flakyTestsAndUnreadReportsAreNamed() {
        // Given
        var flaky = new TestResults(
                2,
                1,
                new TestCounts(10, 0, 0, 0),
                1,
                2,
                List.of(),
                List.of(
                        new FlakyTest("ClockTest", "ticks", Optional.of(1)),
                        new FlakyTest("", "again_", Optional.empty())));

        // When
        var body = Rendered.of(job("test").attempt(2).tests(flaky));

        // Then
        assertThat(body)
                .contains("10 tests passed, 2 flaky, 1 report unread · commit")
                .contains("<details><summary>🔁 2 flaky tests</summary>")
                .contains("- `ticks` in ClockTest · test: failed in attempt 1\n")
                .contains("- `again_` · test: passed when it was tried again\n");
    }

    @Test
    void buildIsInstalledByTheAddressOfItsOneFileElseByName() {
        // Given
        var linux = job("linux")
                .install(
                        "pip",
                        "spam",
                        Optional.of("pip install http://x/linux.whl#sha256=1"),
                        Optional.of("pip install spam"))
                .install("npm", "left", Optional.of("npm install http://x/left.tgz"), Optional.empty())
                .install("curl", "a", Optional.of("curl a\necho a"), Optional.empty());
        var windows = job("windows")
                .install(
                        "pip",
                        "spam",
                        Optional.of("pip install http://x/windows.whl#sha256=2"),
                        Optional.of("pip install spam"))
                .install("npm", "left", Optional.of("npm install http://x/left.tgz"), Optional.empty())
                .install("curl", "b", Optional.of("curl b\necho b"), Optional.empty());

        // When
        var body = Rendered.of(linux, windows);

        // Then
        assertThat(body).contains("""
                <details><summary>📦 Install this build</summary>

                **pip**

                ```sh
                pip install spam
                ```

                **npm**

                ```sh
                npm install http://x/left.tgz
                ```

                **curl**

                ```sh
                curl a
                echo a
                ```

                </details>
                """);
    }

    @Test
    void sizesAreComparedWithTheBranchItGoesInto() {
        // When
        var body = Rendered.of(job("build")
                .comparedWith("main")
                .file("a.whl", 1_100_000, Optional.of(1_000_000L))
                .file("b.whl", 900, Optional.of(1_000L))
                .file("c.whl", 5, Optional.of(5L))
                .file("d.whl", 5, Optional.empty()));

        // Then
        assertThat(body)
                .contains("| 1.1 MB | +100 kB (+10 %) | <code")
                .contains("| 900 B | −100 B (−10 %) | <code")
                .contains("| 5 B | same | <code", "| 5 B |  | <code")
                .contains("Changes are against `main` at [`ddddddd`](http://localhost:4849/octo/repo/run-0).");
    }

    @Test
    void headWithoutAnyReportSaysSo() {
        assertThat(Rendered.of()).contains("No job has reported on this commit yet");
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
    void filesOfAForksRunSayThatTheyAre() {
        var job = job("build").trust(TrustLevel.UNTRUSTED);

        assertThat(Rendered.of(job.fetchedFrom(FetchedFrom.FORK))).contains("success, untrusted, from a fork's run");
        assertThat(Rendered.of(job.fetchedFrom(FetchedFrom.REPOSITORY)))
                .contains("untrusted, from the run's artifacts");
    }

    private static TestResults results(TestCounts counts, String suite, String name) {
        return new TestResults(
                3,
                0,
                counts,
                1.5,
                0,
                List.of(new FailedTest(suite, name, "expected: hello\n but was: bye")),
                List.of());
    }
}
