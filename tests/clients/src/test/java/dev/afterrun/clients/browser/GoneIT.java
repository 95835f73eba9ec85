package dev.afterrun.clients.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.clients.Site;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What visitors find whose link is older than the files. */
@ExtendWith(Visit.class)
class GoneIT {
    private static Site site;
    private final Browser browser;

    GoneIT(Browser browser) {
        this.browser = browser;
    }

    @BeforeAll
    static void letFilesExpire() throws IOException, InterruptedException {
        site = Site.start(settings -> settings.with(Service.STORAGE, "AFTERRUN_RETENTION_LIFETIME", "PT15S"));
        var directory = Site.directory("gone");
        Files.writeString(directory.resolve("report.txt"), "soon gone");
        site.publish(
                directory,
                "--repo",
                Sample.REPOSITORY,
                "--run",
                "1",
                "--job",
                "build",
                "--commit",
                Sample.HEAD,
                "report.txt");
        site.awaitStatus(site.content("/octo/widgets/run-1/report.txt"), 410);
    }

    @AfterAll
    static void stop() throws IOException {
        site.close();
    }

    @Test
    void expiredFileSaysSinceWhenAndWhyAndWhatToDo() throws IOException {
        // When
        browser.open(site.content("/octo/widgets/run-1/report.txt"));

        // Then
        browser.screenshot("gone");
        assertThat(browser.evaluate("return performance.getEntriesByType('navigation')[0].responseStatus"))
                .isEqualTo(410L);
        assertThat(browser.title()).isEqualTo("It was here and has expired · Afterrun");
        assertThat(browser.text())
                .contains("410", "was kept until", "time had passed by the rule", "run the job again");
    }

    @Test
    void pageOfTheRunStaysAndNamesWhatWasThere() throws IOException {
        // When
        browser.open(site.web("/octo/widgets/run-1"));

        // Then
        browser.screenshot("run-expired");
        assertThat(browser.text()).contains("report.txt", "expired");
        assertThat(browser.all("a[download]")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }
}
