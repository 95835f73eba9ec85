package dev.afterrun.clients.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.clients.Site;
import dev.afterrun.clients.Talk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stands on a pull request while it is not all in, and after people have asked for something. */
@ExtendWith(Visit.class)
class ConversationIT {
    private final Site site;
    private final Browser browser;

    ConversationIT(Sample sample, Browser browser) {
        this.site = sample.site();
        this.browser = browser;
    }

    @Test
    void runThatIsHalfwayShowsWhoIsInWhoRunsAndWhoNeverCame() throws Exception {
        // Given: one that never comes, which is known after the patience of this site
        var job = new Job("octo/underway", "71", "b1".repeat(20), 71);
        job.started("--expect", "build (linux)", "--expect", "docs");
        job.publishes("build (linux)", "dist/app.txt");
        site.comment(job.repository(), 71, "missing");

        // When
        job.started("--expect", "test (windows)");
        job.started("--job", "test (linux)");
        show("comment-underway", site.comment(job.repository(), 71, "missing", "expected", "running since"));

        // Then
        assertThat(browser.find("h3").getText()).contains("jobs are in");
        assertThat(browser.text()).contains("docs", "test (linux)", "test (windows)", "expected", "missing");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void answersToCommandsStandInTheComment() throws Exception {
        // Given
        var job = new Job("octo/commands", "72", "b2".repeat(20), 72);
        job.publishes("build", "dist/app.txt");
        site.comment(job.repository(), 72, "1 job passed");
        var talk = new Talk(site, job.repository());

        // When
        talk.says("octocat", 72, "/afterrun keep 30d\n/afterrun status");
        site.comment(job.repository(), 72, "are kept until");
        talk.says("hubot", 72, "/afterrun uplaod");
        show("comment-commands", site.comment(job.repository(), 72, "did you mean", "1 run, 1 file"));

        // Then
        assertThat(browser.text()).contains("octocat", "1 run, 1 file", "hubot", "/afterrun upload");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void uploadsThatAreOffAndOnAreALine() throws Exception {
        // Given
        var job = new Job("octo/uploads", "73", "b3".repeat(20), 73);
        var talk = new Talk(site, job.repository());
        talk.settles("[uploads]\nmode = \"on-request\"\n");

        // When
        job.publishes("build", "dist/app-1.0-py3-none-any.whl", "build.log");
        show("comment-uploads-off", site.comment(job.repository(), 73, "was left out"));

        // Then
        assertThat(browser.text()).contains("1 package file was left out.", "/afterrun upload rerun");

        // And when somebody asks for them
        talk.says("octocat", 73, "/afterrun upload for 3 runs rerun");
        var on = site.comment(job.repository(), 73, "Uploads are on until", "To be run again by hand");
        show("comment-uploads-on", on);
        assertThat(browser.text()).contains("for 3 more runs", "@octocat", "To be run again by hand");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void checkRunSaysTheSameBesideTheCommit() throws Exception {
        // Given: how a repository wants to be told is known after its first run
        var repository = "octo/checks";
        var talk = new Talk(site, repository);
        talk.settles("[comment]\ncomments = \"never\"\ncheck = \"check-run\"\n");
        var first = new Job(repository, "74", "b4".repeat(20), 74);
        first.publishes("build", "dist/app.txt");
        talk.checkOf(first.commit(), "1 job passed");

        // When
        var next = new Job(repository, "75", "b5".repeat(20), 75);
        next.started("--expect", "build", "--expect", "lint");
        next.publishes("build", "dist/app.txt");
        var check = talk.checkOf(next.commit(), "1 of 2 jobs are in");
        var page = Site.directory("check").resolve("check-run.html");
        GitHubPage.writeCheck(
                page, check.path("title").asText(), check.path("summary").asText());
        browser.open(page.toUri());
        browser.screenshot("check-run");

        // Then
        assertThat(browser.text()).contains("1 of 2 jobs are in", "1 file", "lint");
        assertThat(browser.complaints()).isEmpty();
    }

    private void show(String name, String comment) throws IOException {
        var page = Site.directory("conversation").resolve(name + ".html");
        GitHubPage.write(page, comment);
        browser.open(page.toUri());
        browser.screenshot(name);
    }

    /** A run of a pull request's head. */
    private final class Job {
        private final String repository;
        private final String commit;
        private final List<String> flags;

        Job(String repository, String run, String commit, int pullRequest) {
            this.repository = repository;
            this.commit = commit;
            this.flags = List.of(
                    "--repo",
                    repository,
                    "--run",
                    run,
                    "--commit",
                    commit,
                    "--branch",
                    "feature",
                    "--pr",
                    Integer.toString(pullRequest));
        }

        String repository() {
            return repository;
        }

        String commit() {
            return commit;
        }

        void started(String... more) throws IOException, InterruptedException {
            site.started(Site.directory("started"), with(more));
        }

        void publishes(String job, String... files) throws IOException, InterruptedException {
            var directory = Site.directory("conversation-job");
            for (var file : files) {
                write(directory.resolve("files").resolve(file));
            }
            site.publish(directory, with("--job", job, "--dir", "files"));
        }

        private String[] with(String... more) {
            var all = new ArrayList<>(flags);
            all.addAll(List.of(more));
            return all.toArray(String[]::new);
        }
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a file of " + file);
    }
}
