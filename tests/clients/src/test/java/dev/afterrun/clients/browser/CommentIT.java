package dev.afterrun.clients.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.clients.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebElement;

/** What authors and reviewers read: the comment as GitHub shows it, of runs like their own. */
@ExtendWith(Visit.class)
class CommentIT {
    private static final String REPOSITORY = "octo/talk";

    /** Whether the mark of a failure is drawn in a colour, as a system has it that people look at. */
    private static final String IS_MARK_RED = """
            const ink = document.createElement('canvas').getContext('2d');
            ink.font = '32px ' + getComputedStyle(document.body).fontFamily;
            ink.textBaseline = 'top';
            ink.fillText('❌', 0, 0);
            const dots = ink.getImageData(0, 0, 48, 48).data;
            return dots.some((value, at) => at % 4 === 0 && value > dots[at + 1] + 100);
            """;

    private final Site site;
    private final Browser browser;

    CommentIT(Sample sample, Browser browser) {
        this.site = sample.site();
        this.browser = browser;
    }

    @Test
    void buildOfThisRepositoryTellsOfItsTestsAndJars() throws Exception {
        // Given
        var directory = Site.directory("own-build");
        var reports = copied(
                Site.built("contracts").resolve("surefire-reports"),
                directory.resolve("files/contracts/surefire-reports"),
                ".xml");
        copied(Site.built("cli"), directory.resolve("files/cli"), "-all.jar");
        assertThat(reports).as("the reports of this build's own tests").isPositive();

        // When
        publish(directory, "31", "build", "a1".repeat(20), "feature", "--pr", "31", "--dir", "files");
        show("comment-own-build", site.comment(REPOSITORY, 31, "tests passed"));

        // Then
        assertThat(browser.find("h3").getText()).endsWith("1 job passed");
        assertThat(browser.text()).containsPattern("[0-9]+ tests passed").contains("Download this build");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void releaseOfSixtyFilesIsComparedWithTheBranchItGoesInto() throws Exception {
        // Given
        publish(release("before", 0), "40", "release", "a2".repeat(20), "main", "--dir", "files");

        // When
        publish(release("after", 1_000), "41", "release", "a3".repeat(20), "feature", "--pr", "32", "--dir", "files");
        show("comment-release", site.comment(REPOSITORY, 32, "Changes are against"));

        // Then
        assertThat(browser.text()).contains("60 files").doesNotContain("| ");
        unfold();
        browser.screenshot("comment-release-unfolded");
        assertThat(browser.text()).contains("+1.0 kB", "40 more", "curl -fL");
        assertThat(browser.find("td code[title]").getDomAttribute("title")).hasSize(64);
    }

    @Test
    void failedRunNamesItsFailedTestsBeforeAllElse() throws Exception {
        // Given
        var commit = "a4".repeat(20);
        publish(
                failing("linux", "saysHello", "bows"),
                "51",
                "test (linux)",
                commit,
                "feature",
                "--pr",
                "33",
                "--conclusion",
                "failure",
                "--dir",
                "files");
        publish(
                failing("windows", "saysHello"),
                "51",
                "test (windows)",
                commit,
                "feature",
                "--pr",
                "33",
                "--conclusion",
                "failure",
                "--dir",
                "files");
        publish(Site.directory("lint"), "51", "lint", commit, "feature", "--pr", "33");

        // When
        show("comment-failed", site.comment(REPOSITORY, 33, "2 of 3 jobs failed"));

        // Then
        assertThat(browser.all("summary"))
                .extracting(WebElement::getText)
                .startsWith(
                        "saysHello in org.example.GreetingTest · test (linux), test (windows)",
                        "bows in org.example.GreetingTest · test (linux)");
        assertThat(browser.text()).contains("3 of 603 tests failed");
        assertThat(browser.evaluate(IS_MARK_RED))
                .as("the mark is drawn, and not a box in its place")
                .isEqualTo(true);
        unfold();
        browser.screenshot("comment-failed-unfolded");
        assertThat(browser.text()).contains("expected: \"hello\"");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void pageOfARunSaysTheSameOfItsTests() throws Exception {
        // Given
        var commit = "a5".repeat(20);
        publish(
                failing("page", "saysHello"),
                "61",
                "test",
                commit,
                "feature",
                "--conclusion",
                "failure",
                "--dir",
                "files");

        // When
        browser.open(site.web("/" + REPOSITORY + "/run-61"));

        // Then
        browser.screenshot("run-with-failed-tests");
        assertThat(browser.text()).contains("1 of 301 tests failed", "saysHello", "expected: \"hello\"");
        assertThat(browser.complaints()).isEmpty();
    }

    private void show(String name, String comment) throws IOException {
        var page = Site.directory("comment").resolve(name + ".html");
        GitHubPage.write(page, comment);
        browser.open(page.toUri());
        browser.screenshot(name);
    }

    private void unfold() {
        browser.evaluate("document.querySelectorAll('details').forEach(each => each.open = true); return true");
    }

    private void publish(Path directory, String run, String job, String commit, String branch, String... more)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(
                List.of("--repo", REPOSITORY, "--run", run, "--job", job, "--commit", commit, "--branch", branch));
        arguments.addAll(List.of(more));
        site.publish(directory, arguments.toArray(String[]::new));
    }

    private static Path release(String name, int more) throws IOException {
        var directory = Site.directory(name);
        var random = new Random(60 + more);
        for (var system : List.of("linux-x86_64", "linux-aarch64", "macos-arm64", "windows-x86_64")) {
            for (var part = 0; part < 15; part++) {
                var content = new byte[20_000 + 3_000 * part + more];
                random.nextBytes(content);
                var suffix = part % 3 == 0 ? ".tar.gz" : part % 3 == 1 ? ".zip" : ".json";
                write(
                        directory.resolve("files/" + system + "/widget-" + (char) ('a' + part) + "-" + system + suffix),
                        content);
            }
        }
        return directory;
    }

    private static Path failing(String system, String... failed) throws IOException {
        var directory = Site.directory(system);
        var cases = new StringBuilder();
        for (var test : failed) {
            cases.append("<testcase classname='org.example.GreetingTest' name='")
                    .append(test)
                    .append("' time='0.1'>")
                    .append("""
                    <failure message="expected: &quot;hello&quot; but was: &quot;bye&quot;" type="AssertionFailedError">org.opentest4j.AssertionFailedError:
                    expected: "hello"
                     but was: "bye"
                    	at org.example.GreetingTest.%s(GreetingTest.java:12)</failure></testcase>
                    """.formatted(test));
        }
        for (var number = 0; number < 300; number++) {
            cases.append("<testcase classname='org.example.OtherTest' name='works")
                    .append(number)
                    .append("' time='0.01'/>");
        }
        var report = "<testsuite name='all'>" + cases + "</testsuite>";
        write(directory.resolve("files/" + system + "/test-results/TEST-all.xml"), report.getBytes(UTF_8));
        write(
                directory.resolve("files/" + system + "/logs/test.log"),
                "running\n".repeat(200).getBytes(UTF_8));
        return directory;
    }

    private static int copied(Path from, Path to, String ending) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            var wanted = files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .toList();
            for (var file : wanted) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
            return wanted.size();
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
