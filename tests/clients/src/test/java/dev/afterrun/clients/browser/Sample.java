package dev.afterrun.clients.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.afterrun.clients.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A pull request whose jobs did well, badly and evil, as visitors find it. */
final class Sample {
    static final String REPOSITORY = "octo/widgets";
    static final String HEAD = "6e4ddaf0c8f5f0b2a7d0b8f4a8a5a9a1f3f2c1d0";
    static final String OLDER = "0d1c2f3f1a9a5a8a4f8b0d7a2b0f5f8c0fadd4e6";
    static final String WHEEL = "dist/widgets-2.4.0+cpu-cp313-cp313-manylinux_2_28_x86_64.whl";
    private static final String HOSTILE_JOB = "\"><script>document.title='pwned'</script>";

    private final Site site;
    private final byte[] wheel = new byte[1_234_567];

    private Sample(Site site) {
        this.site = site;
        new Random(1).nextBytes(wheel);
    }

    static Sample publishedTo(Site site) throws IOException, InterruptedException {
        var sample = new Sample(site);
        sample.publish();
        return sample;
    }

    private void publish() throws IOException, InterruptedException {
        publishOlder();
        publishBuild();
        publishFailure();
        publishHostile();
        // Which pull request a commit is of is asked of the forge commit by commit, and waited for by no job.
        site.text(pullRequestPage(), HEAD.substring(0, 7), OLDER.substring(0, 7));
    }

    Site site() {
        return site;
    }

    /** The bytes of {@link #WHEEL}. */
    byte[] wheel() {
        return wheel;
    }

    URI runPage() {
        return page("run-4711");
    }

    URI pullRequestPage() {
        return page("pr-12");
    }

    URI commitPage() {
        return page(HEAD);
    }

    URI hostilePage() {
        return page("run-666");
    }

    URI hostileFile(String path) {
        return site.content("/" + REPOSITORY + "/run-666/" + path);
    }

    private URI page(String ref) {
        return site.web("/" + REPOSITORY + "/" + ref);
    }

    private void publishBuild() throws IOException, InterruptedException {
        var directory = Site.directory("build");
        write(directory, WHEEL, wheel);
        write(directory, "docs/index.html", "<!DOCTYPE html><title>Widgets</title><h1>Widgets</h1>");
        write(directory, "docs/api/reference/widgets.core.geometry.transformations.html", "<h1>Reference</h1>");
        write(directory, "-/odd.txt", "behind a single dash");
        write(directory, "coverage.xml", "<coverage/>".repeat(900));
        write(directory, "empty.log", "");
        write(directory, "summary.md", """
                ## 214 tests passed, 3 skipped

                | Suite | Passed | Skipped | Time |
                |---|--:|--:|--:|
                | `geometry` | 120 | 1 | 14.2 s |
                | `render` | 94 | 2 | 41.9 s |

                Coverage **93.4 %**, up from 93.1 %. See [the nightly report](https://ci.example/nightly).

                ```
                pytest -q --cov=widgets tests
                ```
                """);
        publish(
                directory,
                "4711",
                "build (linux, 3.13)",
                HEAD,
                "--pr",
                "12",
                "--started-at",
                Instant.now().minusSeconds(312).toString(),
                "--run-url",
                "https://ci.example/octo/widgets/runs/4711",
                "--summary",
                "summary.md",
                "--dir",
                "files");
    }

    private void publishFailure() throws IOException, InterruptedException {
        var directory = Site.directory("failure");
        write(directory, "logs/test.log", "FAILED tests/test_render.py::test_shadow\n".repeat(40));
        write(directory, "summary.md", "**1 of 217 tests failed**: `test_shadow` differs by 4 pixels.");
        publish(
                directory,
                "4711",
                "test (macos, 3.13)",
                HEAD,
                "--pr",
                "12",
                "--conclusion",
                "failure",
                "--summary",
                "summary.md",
                "--dir",
                "files");
    }

    private void publishOlder() throws IOException, InterruptedException {
        publish(Site.directory("older"), "4700", "lint", OLDER, "--pr", "12", "--conclusion", "cancelled");
    }

    private void publishHostile() throws IOException, InterruptedException {
        var directory = Site.directory("hostile");
        var script = "<script>document.title='pwned';window.pwned=true;fetch('/pwned')</script>";
        write(directory, "report.html", "<!DOCTYPE html><title>Report</title>" + script);
        write(
                directory,
                "picture.svg",
                "<svg xmlns='http://www.w3.org/2000/svg' onload=\"alert(1)\">" + script + "</svg>");
        write(directory, "<img src=x onerror=alert(1)>.txt", "a name");
        write(directory, "summary.md", """
                <script>document.title='pwned'</script>
                <img src="x" onerror="document.title='pwned'"> <svg onload="document.title='pwned'"></svg>
                [press me](javascript:document.title='pwned') <a href="javascript:alert(1)">or me</a>
                <iframe srcdoc="<script>parent.document.title='pwned'</script>"></iframe>
                <style>body { display: none }</style> <form action="/v1/uploads"><button>send</button></form>

                ![a picture of strangers](https://tracker.example/pixel.png)

                **What is harmless stays.**
                """);
        publish(directory, "666", HOSTILE_JOB, "badc0de0".repeat(5), "--summary", "summary.md", "--dir", "files");
    }

    private void publish(Path directory, String run, String job, String commit, String... more)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("--repo", REPOSITORY, "--run", run, "--job", job, "--commit", commit));
        arguments.addAll(List.of(more));
        site.publish(directory, arguments.toArray(String[]::new));
    }

    private static void write(Path directory, String path, String content) throws IOException {
        write(directory, path, content.getBytes(UTF_8));
    }

    private static void write(Path directory, String path, byte[] content) throws IOException {
        var file = path.equals("summary.md")
                ? directory.resolve(path)
                : directory.resolve("files").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
