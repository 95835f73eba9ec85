package dev.afterrun.clients.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What jobs made to be opened opens and works; and reaches nobody. */
@ExtendWith(Visit.class)
class SitesIT {
    private static PublishedSites sites;

    private final Sample sample;
    private final Browser browser;

    SitesIT(Sample sample, Browser browser) {
        this.sample = sample;
        this.browser = browser;
    }

    @BeforeAll
    static void publish(Sample sample) throws IOException, InterruptedException {
        sites = PublishedSites.at(sample.site());
    }

    @Test
    void pageOfTheRunOpensTheDocumentation() throws IOException {
        // Given
        browser.open(sites.runPage());
        browser.screenshot("run-with-sites");

        // When
        browser.find(".sites a[href$='/docs/']").click();

        // Then
        // Where the generator's own start page leads.
        browser.await(
                "the package",
                () -> browser.address().getPath().endsWith("/docs/widgets/package-summary.html")
                        && browser.text().contains("A widget."));
        browser.screenshot("site-documentation");
        assertThat(browser.title()).contains("Widgets");
        assertThat(browser.text()).contains("A widget.");
    }

    @Test
    void generatedDocumentationIsStyledAndSearched() throws IOException {
        // Given
        browser.open(sites.documentation("widgets/Widget.html"));
        browser.await("the search is ready", () -> browser.find("#search-input").isEnabled());

        // When
        browser.find("#search-input").sendKeys("turn");
        browser.await("something is found", () -> browser.text().contains("Method in class widgets.Widget"));
        browser.screenshot("site-search");
        browser.press(Keys.ENTER);

        // Then
        browser.await("the method is shown", () -> browser.address().toString().contains("#turn(int)"));
        browser.await(
                "its own font is loaded",
                () -> browser.evaluate("return [...document.fonts].some(font => font.status === 'loaded')")
                        .equals(true));
    }

    @Test
    void applicationInWebAssemblyRuns() throws IOException {
        // When
        browser.open(sites.application());

        // Then
        browser.await("it has added", () -> browser.title().equals("sum 42"));
        browser.screenshot("site-application");
        assertThat(browser.evaluate("return getComputedStyle(document.querySelector('p')).color"))
                .isEqualTo("rgb(1, 2, 3)");
        assertThat(browser.evaluate("return document.querySelector('img').naturalWidth"))
                .isEqualTo(20L);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void readerOfAMissingPageIsToldByTheSiteItself() {
        // When
        browser.open(sites.documentation("chapter/none.html"));

        // Then
        assertThat(browser.title()).isEqualTo("No chapter");
        assertThat(browser.evaluate("return performance.getEntriesByType('navigation')[0].responseStatus"))
                .isEqualTo(404L);
    }

    @Test
    void sourceOfAPageIsSavedFromItsDownloadLink() throws IOException {
        // Given
        browser.open(sites.runPage());

        // When
        var saved = browser.download(
                "404.html",
                () -> browser.find("a[download][href$='/docs/404.html']").click());

        // Then
        assertThat(new String(saved, UTF_8)).contains("No such chapter");
    }

    @Test
    void hostilePageReachesNobodysSessionAndNoOtherPage() throws IOException {
        // Given
        visitorHasSessionsAtBothOrigins();

        // When
        browser.open(sites.trap());
        browser.await("it has tried everything", () -> browser.title().equals("done"));

        // Then
        browser.screenshot("site-hostile");
        assertThat(report())
                .containsEntry("origin", "null")
                .containsEntry("cookie", "refused: SecurityError")
                .containsEntry("setCookie", "refused: SecurityError")
                .containsEntry("localStorage", "refused: SecurityError")
                .containsEntry("sessionStorage", "refused: SecurityError")
                .containsEntry("indexedDB", "refused: SecurityError")
                .containsEntry("caches", "refused: SecurityError")
                .containsEntry("serviceWorker", "refused: SecurityError")
                .containsEntry("opener", "null")
                .containsEntry("popup", "null")
                .containsEntry("readPage", "refused: TypeError")
                .containsEntry("readOwnOriginWithCredentials", "refused: TypeError")
                .containsEntry("readWhatAnybodyMayRead", "200")
                .containsEntry("upload", "refused: TypeError")
                .containsEntry("framedPage", "refused: SecurityError")
                .containsEntry("framedNeighbour", "refused: SecurityError")
                .containsEntry("topFromFrame", "still here")
                .containsEntry("form", "still here")
                .extractingByKey("violations")
                .isEqualTo("form-action");
        assertThat(browser.address()).isEqualTo(sites.trap());
    }

    @Test
    void pageThatTheTrapWasOpenedFromIsNotReached() {
        // Given
        browser.open(sample.site().web("/octo/widgets/run-667"));

        // When
        browser.find("a[href$='/trap/']").click();

        // Then
        browser.await("it has tried everything", () -> browser.title().equals("done"));
        assertThat(browser.evaluate("return document.referrer")).isEqualTo("");
    }

    private Map<String, String> report() {
        return ((Map<?, ?>) browser.evaluate("return window.report"))
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue())));
    }

    private void visitorHasSessionsAtBothOrigins() {
        browser.open(sample.site().web("/"));
        browser.evaluate("document.cookie = 'session=secret'; localStorage.setItem('session', 'secret'); return true");
        browser.open(sample.site().content("/octo/widgets/run-1/nothing"));
        browser.evaluate("document.cookie = 'session=secret'; localStorage.setItem('session', 'secret'); return true");
        assertThat(browser.find("body").findElements(By.tagName("h1"))).isNotEmpty();
    }
}
