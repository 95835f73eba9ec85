package dev.afterrun.clients.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Pages are read on phones, in the dark, by keyboard and without scripts. */
@ExtendWith(Visit.class)
class ReadableForAllIT {
    private static final String THE_REPOSITORY = "";
    private static final String FOLDER = "run-4711/-/list/dist/";

    private static final String FOCUSED = """
            const at = document.activeElement, style = getComputedStyle(at);
            return {link: at.href || '', outline: style.outlineStyle + ' ' + style.outlineWidth};
            """;

    private final Sample sample;
    private final Browser browser;

    ReadableForAllIT(Sample sample, Browser browser) {
        this.sample = sample;
        this.browser = browser;
    }

    @ParameterizedTest
    @ValueSource(strings = {"run-4711", "pr-12", Sample.HEAD, "run-666", "run-1", FOLDER, THE_REPOSITORY})
    void phoneNeedsNoScrollingToTheSide(String ref) throws IOException {
        // Given
        browser.phone();

        // When
        browser.open(page(ref));

        // Then
        browser.screenshot("phone-" + name(ref));
        assertThat((Long) browser.evaluate("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390L);
        assertThat(browser.all(".path a"))
                .as("names of files have room")
                .allSatisfy(name -> assertThat(name.getSize().getHeight()).isLessThan(120));
    }

    @ParameterizedTest
    @CsvSource({
        "light, run-4711",
        "light, pr-12",
        "light, run-1",
        "light, " + FOLDER,
        "light, '" + THE_REPOSITORY + "'",
        "dark, run-4711",
        "dark, pr-12",
        "dark, run-1",
        "dark, " + FOLDER,
        "dark, '" + THE_REPOSITORY + "'"
    })
    void textStandsOutFromWhatIsBehindIt(String scheme, String ref) throws IOException {
        // Given
        browser.colours(scheme);

        // When
        browser.open(page(ref));

        // Then
        browser.screenshot(scheme + "-" + name(ref));
        assertThat(browser.evaluate("return matchMedia('(prefers-color-scheme: " + scheme + ")').matches"))
                .isEqualTo(true);
        assertThat(browser.evaluate(Scripts.CONTRAST)).isEqualTo(List.of());
    }

    @Test
    void everyLinkAndButtonIsReachedByKeyboardAndShowsIt() {
        // Given
        browser.open(sample.runPage());
        var links = browser.all("a[href], button").stream()
                .map(link -> String.valueOf(link.getDomProperty("href")).replace("null", ""))
                .toList();

        // When
        var reached = new ArrayList<Map<?, ?>>();
        for (var i = 0; i < links.size(); i++) {
            browser.press(Keys.TAB);
            reached.add((Map<?, ?>) browser.evaluate(FOCUSED));
        }

        // Then
        assertThat(reached)
                .extracting(focus -> String.valueOf(focus.get("link")))
                .containsExactlyElementsOf(links);
        assertThat(reached)
                .extracting(focus -> String.valueOf(focus.get("outline")))
                .allMatch(outline -> outline.startsWith("solid"));
    }

    @Test
    void nothingIsMissingWithoutScripts() throws IOException {
        // Given
        browser.open(sample.runPage());
        var withScripts = withoutWhatMoves(browser.text());
        browser.scripts(false);

        // When
        browser.open(sample.runPage());

        // Then
        browser.screenshot("without-scripts");
        assertThat(withoutWhatMoves(browser.text()))
                .isEqualTo(withScripts)
                .contains("build (linux, 3.13)", Sample.WHEEL);
    }

    /** Between two looks at the page a second may pass, and downloads be counted that others have made before. */
    private static String withoutWhatMoves(String text) {
        return text.replaceAll("finished \\d+ \\w+ ago", "finished").replaceAll("\\s\\d+ downloads?\\b", "");
    }

    @Test
    void headingsDescendWithoutGapsAndTablesNameTheirColumns() {
        // When
        browser.open(sample.pullRequestPage());

        // Then
        assertThat(browser.all("h1")).hasSize(1);
        assertThat(browser.all("article table:not(.summary table) thead th"))
                .isNotEmpty()
                .extracting(heading -> heading.getDomAttribute("scope"))
                .containsOnly("col");
        assertThat(browser.all("main")).hasSize(1);
        assertThat(browser.all("img:not([alt])"))
                .extracting(WebElement::getTagName)
                .isEmpty();
    }

    private static String name(String ref) {
        return ref.equals(THE_REPOSITORY) ? "repository" : ref.replace('/', '_');
    }

    private URI page(String ref) {
        return sample.site().web("/" + Sample.REPOSITORY + "/" + ref);
    }
}
