package dev.afterrun.clients.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What visitors come for: what ran, how it went, and the files. */
@ExtendWith(Visit.class)
class PagesIT {
    /** A test may write to the clipboard, and not read it; and a button says for a second only that it has. */
    private static final String KEEP_WHAT_IS_COPIED = """
            navigator.clipboard.writeText = async (text) => { window.kept = text; };
            window.done = [];
            new MutationObserver((changes) => {
              window.done.push(...changes.map((change) => change.target).filter((seen) => seen.matches('.copy.done')));
            }).observe(document.body, {subtree: true, attributeFilter: ['class']});
            return true;
            """;

    private final Sample sample;
    private final Browser browser;

    PagesIT(Sample sample, Browser browser) {
        this.sample = sample;
        this.browser = browser;
    }

    @Test
    void runShowsItsJobsWithSummaryAndFiles() throws IOException {
        // When
        browser.open(sample.runPage());

        // Then
        browser.screenshot("run");
        assertThat(browser.title()).isEqualTo("Run 4711 · octo/widgets · Afterrun");
        assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("en");
        assertThat(browser.all("h1")).extracting(WebElement::getText).containsExactly("Run 4711");
        assertThat(browser.all("article")).hasSize(2);
        var build = job("build (linux, 3.13)");
        assertThat(build.getText()).contains("took 5 minutes", "expires", "in 6 days", "CI log");
        assertThat(job("test (macos, 3.13)").getText()).contains("failure").doesNotContain("took", "seconds took");
        assertThat(build.findElements(By.cssSelector(".summary table tr"))).hasSize(3);
        assertThat(build.findElement(By.cssSelector(".summary h2")).getText()).isEqualTo("214 tests passed, 3 skipped");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void fileIsShownWithSizeAndDigestAndDownloadedByteByByte() throws IOException {
        // Given
        browser.open(sample.runPage());
        var row = row(Sample.WHEEL);

        // When
        var saved = browser.download(
                "widgets-2.4.0+cpu-cp313-cp313-manylinux_2_28_x86_64.whl",
                () -> row.findElement(By.linkText(Sample.WHEEL)).click());

        // Then
        var digest = Digest.of(sample.wheel());
        assertThat(saved).isEqualTo(sample.wheel());
        assertThat(row.getText()).contains(new ByteSize(saved.length).rounded());
        assertThat(row.findElement(By.cssSelector(".digest code")).getDomProperty("textContent"))
                .as("the whole digest, to be copied")
                .isEqualTo(digest.hex());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void oneClickSelectsTheWholeDigest() {
        // Given
        browser.open(sample.runPage());

        // When
        row(Sample.WHEEL).findElement(By.cssSelector(".digest code")).click();

        // Then
        assertThat(browser.evaluate("return getSelection().toString()"))
                .isEqualTo(Digest.of(sample.wheel()).hex());
    }

    @Test
    void onePressCopiesACommand() {
        // Given
        browser.open(sample.commitPage());
        browser.evaluate(KEEP_WHAT_IS_COPIED);

        // When
        browser.find(".command .copy").click();

        // Then
        awaitDone(".command .copy");
        assertThat(browser.evaluate("return window.kept")).asString().contains("curl -fL", "sha256sum -c");
    }

    @Test
    void onePressCopiesTheWholeDigestInAFolderToo() throws IOException {
        // Given
        browser.open(sample.site().web("/octo/widgets/run-4711/-/list/dist/"));
        browser.evaluate(KEEP_WHAT_IS_COPIED);

        // When
        browser.find(".digest .copy").click();

        // Then
        awaitDone(".digest .copy");
        browser.screenshot("folder");
        assertThat(browser.evaluate("return window.kept"))
                .isEqualTo(Digest.of(sample.wheel()).hex());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everyLinkToAFileLeadsToItsBytes() throws Exception {
        // Given
        browser.open(sample.commitPage());

        // When
        var addresses = browser.all("a[download]").stream()
                .map(link -> URI.create(String.valueOf(link.getDomProperty("href"))))
                .toList();

        // Then
        assertThat(addresses)
                .hasSizeGreaterThan(5)
                .anyMatch(address -> address.getPath().endsWith("/-/files/-/odd.txt"));
        for (var address : addresses) {
            assertThat(sample.site().get(address).statusCode())
                    .as(address.toString())
                    .isEqualTo(200);
        }
    }

    @Test
    void pullRequestShowsItsHeadBeforeOlderCommits() throws IOException {
        // When
        browser.open(sample.pullRequestPage());

        // Then
        browser.screenshot("pull-request");
        assertThat(browser.title()).isEqualTo("Pull request #12 · octo/widgets · Afterrun");
        assertThat(browser.all(".commit > h2 code"))
                .extracting(WebElement::getText)
                .contains(Sample.HEAD.substring(0, 7), Sample.OLDER.substring(0, 7));
        assertThat(browser.text()).contains("cancelled", "lint");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void commitShowsItsJobsAndHowToGetAFile() throws IOException {
        // When
        browser.open(sample.commitPage());

        // Then
        browser.screenshot("commit");
        assertThat(browser.title()).isEqualTo("Commit 6e4ddaf · octo/widgets · Afterrun");
        assertThat(browser.all("article")).hasSize(2);
        assertThat(browser.find(".hint").getText()).contains("curl -fL", "sha256sum -c");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void homeSaysHowToBegin() throws IOException {
        // When
        browser.open(sample.site().web("/"));

        // Then
        browser.screenshot("home");
        assertThat(browser.text()).contains("afterrun publish", "AFTERRUN_URL=");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void unknownAddressSaysWhatAndWhy() throws IOException {
        // When
        browser.open(sample.site().web("/octo/widgets/run-1"));

        // Then
        browser.screenshot("not-found");
        assertThat(browser.evaluate("return performance.getEntriesByType('navigation')[0].responseStatus"))
                .isEqualTo(404L);
        assertThat(browser.title()).isEqualTo("Nothing is here · Afterrun");
        assertThat(browser.text()).contains("404", "Nothing is at this address");
        assertThat(browser.all("main a")).as("a way on").isNotEmpty();
    }

    private void awaitDone(String button) {
        var isDone = "return window.done.some((seen) => seen.matches('" + button + "'))";
        browser.await("it says so", () -> browser.evaluate(isDone).equals(true));
    }

    private WebElement job(String name) {
        return browser.all("article").stream()
                .filter(article -> article.getText().contains(name))
                .findFirst()
                .orElseThrow();
    }

    private WebElement row(String path) {
        return browser.all("article tbody tr").stream()
                .filter(row -> !row.findElements(By.linkText(path)).isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not among " + List.of(browser.text())));
    }
}
