package dev.afterrun.clients.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.clients.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Logs are read line by line, however long they are. */
@ExtendWith(Visit.class)
class TextIT {
    private static final int LINES = 300_000;
    private static final int FAILURE = 250_000;

    private final Sample sample;
    private final Browser browser;

    TextIT(Sample sample, Browser browser) {
        this.sample = sample;
        this.browser = browser;
    }

    @BeforeAll
    static void publish(Sample sample) throws IOException, InterruptedException {
        var directory = Site.directory("log");
        try (var log = Files.newBufferedWriter(directory.resolve("build.log"))) {
            log.write("\u001b[1mcargo test\u001b[0m --workspace\n");
            log.write("   \u001b[1;32mCompiling\u001b[0m widgets v2.4.0 (/work)\n");
            log.write("Downloading  10%\rDownloading  60%\rDownloading 100%\n");
            log.write("\u001b[33mwarning\u001b[0m: unused variable: `x`, <script>document.title='pwned'</script>\n");
            for (var line = 5; line <= LINES; line++) {
                log.write(
                        line == FAILURE
                                ? "test render::shadow ... \u001b[41;97m FAILED \u001b[0m differs by 4 pixels\n"
                                : "test geometry::case_" + line + " ... \u001b[32mok\u001b[0m\n");
            }
        }
        Files.write(directory.resolve("core.log"), new byte[] {0x7f, 'E', 'L', 'F', 0, 0});
        sample.site()
                .publish(
                        directory,
                        "--repo",
                        Sample.REPOSITORY,
                        "--run",
                        "4730",
                        "--job",
                        "test",
                        "--commit",
                        "109a".repeat(10),
                        "build.log",
                        "core.log");
    }

    @Test
    void logIsOpenedFromTheRunsPage() throws IOException {
        // Given
        browser.open(sample.site().web("/octo/widgets/run-4730"));

        // When
        browser.find("a[aria-label='view build.log']").click();

        // Then
        browser.await("the lines are there", () -> !browser.all("#L3").isEmpty());
        browser.screenshot("log");
        assertThat(browser.title()).isEqualTo("build.log · octo/widgets · Afterrun");
        assertThat(browser.text()).contains("Compiling widgets v2.4.0", "Downloading 100%", "written 3 times");
        assertThat(browser.find("#L2 .fg2").getText()).isEqualTo("Compiling");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void linkToARangeFarBelowShowsIt() throws IOException {
        // When
        browser.open(log("#L" + FAILURE + "-L" + (FAILURE + 2)));

        // Then
        browser.await("the lines are there", () -> chosen().size() == 3);
        browser.screenshot("log-range");
        assertThat(chosen().getFirst().getText()).contains("FAILED", "differs by 4 pixels");
        assertThat(chosen().getFirst().isDisplayed()).isTrue();
    }

    @Test
    void clickChoosesALineAndAnotherWithShiftARange() {
        // Given
        browser.open(log(""));
        browser.find("#L10 a").click();
        var one = browser.address().toString();

        // When
        browser.shiftClick(browser.find("#L12 a"));

        // Then
        assertThat(one).endsWith("?line=10#L10");
        assertThat(browser.address().toString()).endsWith("?line=10#L10-L12");
        assertThat(chosen()).hasSize(3);
    }

    @Test
    void furtherLinesComeAsTheyAreScrolledTo() {
        // Given
        browser.open(log(""));

        // When
        browser.evaluate("scrollTo(0, document.body.scrollHeight); return true");

        // Then
        browser.await("the next page follows", () -> !browser.all("#L1001").isEmpty());
        assertThat(browser.all("#L1")).hasSize(1);
        assertThat(browser.find("nav .shown").getText()).startsWith("lines 1–2,000");
    }

    @Test
    void searchFindsTheFailureAndLeadsToIt() throws IOException {
        // Given
        browser.open(log(""));
        browser.find("input[name=find]").sendKeys("failed", Keys.ENTER);
        browser.await("one line is found", () -> browser.all(".line").size() == 1);
        browser.screenshot("log-search");

        // When
        browser.find(".line a").click();

        // Then
        browser.await(
                "the line is chosen",
                () -> !browser.all("#L" + FAILURE + ".chosen").isEmpty());
        assertThat(browser.find(".line.chosen").getText()).contains("FAILED");
    }

    @Test
    void everyLineIsReachedWithoutScripts() throws IOException {
        // Given
        browser.scripts(false);
        browser.open(log(""));

        // When
        browser.find("input[name=line]").sendKeys(String.valueOf(FAILURE), Keys.ENTER);

        // Then
        browser.await("the page is there", () -> !browser.all("#L" + FAILURE).isEmpty());
        browser.screenshot("log-without-scripts");
        browser.find("nav a[rel=next]").click();
        browser.await(
                "the next one too", () -> !browser.all("#L" + (FAILURE + 1)).isEmpty());
    }

    @Test
    void nothingOfTheFileRuns() {
        // When
        browser.open(log(""));

        // Then
        assertThat(browser.title()).doesNotContain("pwned");
        assertThat(browser.find("#L4").getText()).contains("<script>document.title='pwned'</script>");
        assertThat(browser.all(".lines script, .lines [style]")).isEmpty();
    }

    @Test
    void whatIsNoTextIsOfferedToBeSaved() throws IOException {
        // When
        browser.open(sample.site().web("/octo/widgets/run-4730/-/view/core.log"));

        // Then
        browser.screenshot("log-binary");
        assertThat(browser.text()).contains("It is no text");
        assertThat(browser.find("main a").getDomAttribute("href")).endsWith("/-/files/core.log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void logIsReadInLightAndDark(String scheme) throws IOException {
        // Given
        browser.colours(scheme);

        // When
        browser.open(log("?line=" + FAILURE + "#L" + FAILURE));

        // Then
        browser.screenshot("log-" + scheme);
        assertThat(browser.evaluate(Scripts.CONTRAST)).isEqualTo(List.of());
    }

    @Test
    void logIsReadOnAPhone() throws IOException {
        // Given
        browser.phone();

        // When
        browser.open(log(""));

        // Then
        browser.screenshot("phone-log");
        assertThat((Long) browser.evaluate("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390L);
    }

    private List<WebElement> chosen() {
        return browser.find(".lines").findElements(By.cssSelector(".chosen"));
    }

    private URI log(String rest) {
        return sample.site().web("/octo/widgets/run-4730/-/view/build.log" + rest);
    }
}
