package dev.afterrun.clients.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/** Anybody who may run a job writes what pages show: nothing of it runs, and nothing of it asks others. */
@ExtendWith(Visit.class)
class HostileContentIT {
    private static final String REQUESTED =
            "return performance.getEntriesByType('resource').map(entry => new URL(entry.name).origin)";

    private final Sample sample;
    private final Browser browser;

    HostileContentIT(Sample sample, Browser browser) {
        this.sample = sample;
        this.browser = browser;
    }

    @Test
    void hostileSummaryIsShownAndNothingOfItRuns() throws IOException {
        // When
        browser.open(sample.hostilePage());

        // Then
        browser.screenshot("hostile");
        assertThat(browser.title()).isEqualTo("Run 666 · octo/widgets · Afterrun");
        assertThat(browser.text())
                .contains("What is harmless stays.", "press me", "or me", "a picture of strangers")
                .contains("<img src=x onerror=alert(1)>.txt");
        assertThat(
                        browser.all(
                                "script:not([src^='/-/']), iframe, object, embed, form, .summary style, .summary svg, [onerror], [onload]"))
                .isEmpty();
        assertThat(browser.all("a"))
                .extracting(link -> String.valueOf(link.getDomProperty("href")))
                .allMatch(address -> address.isEmpty() || address.startsWith("http"));
        assertThat(browser.complaints())
                .as("nothing was even tried and blocked")
                .isEmpty();
    }

    @Test
    void pagesAskNobodyElse() {
        // When
        browser.open(sample.hostilePage());

        // Then
        var origin = sample.site().web("").toString();
        assertThat((List<?>) browser.evaluate(REQUESTED))
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(asked).isEqualTo(origin));
    }

    @Test
    void noHarmComesFromPressingEveryLinkOfTheSummary() {
        // Given
        browser.open(sample.hostilePage());

        // When
        browser.all(".summary a:not([href^=http])").forEach(WebElement::click);

        // Then
        assertThat(browser.title()).startsWith("Run 666");
        assertThat(browser.address()).isEqualTo(sample.hostilePage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.html", "picture.svg"})
    void filesThatRunDoSoAtTheOtherOriginAndAsNobody(String path) {
        // Given
        var onWebOrigin = sample.site().web("/" + Sample.REPOSITORY + "/run-666/" + path);

        // When
        browser.open(onWebOrigin);

        // Then
        assertThat(browser.address()).isEqualTo(sample.hostileFile(path));
        assertThat(browser.evaluate("return self.origin")).isEqualTo("null");
    }

    @Test
    void fileThatCouldRunIsSavedFromItsDownloadLink() throws IOException {
        // Given
        browser.open(sample.hostilePage());

        // When
        var saved = browser.download(
                "report.html",
                () -> browser.find("a[download][href$='/report.html']").click());

        // Then
        assertThat(new String(saved, UTF_8)).contains("window.pwned=true");
        assertThat(browser.address()).as("still the page").isEqualTo(sample.hostilePage());
        assertThat(browser.evaluate("return window.pwned === undefined")).isEqualTo(true);
    }

    @Test
    void fileWithinAFrameOfAnotherPageHasNoOrigin() throws Exception {
        // When
        var answer = sample.site().get(sample.hostileFile("report.html"));

        // Then
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox allow-scripts ")
                .doesNotContain("allow-same-origin");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
}
