package dev.afterrun.clients.browser;

import dev.afterrun.clients.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, as one visitor uses it. */
final class Browser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ChromeDriver driver;
    private final Path downloads;

    private Browser(ChromeDriver driver, Path downloads) {
        this.driver = driver;
        this.downloads = downloads;
    }

    static Browser start() throws IOException {
        var downloads = Site.directory("downloads");
        var options = new ChromeOptions();
        options.setBinary(System.getProperty("browser.binary", "/usr/bin/chromium"));
        options.addArguments("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars");
        if ("root".equals(System.getProperty("user.name"))) {
            // Chromium refuses to run as root within its own sandbox.
            options.addArguments("--no-sandbox");
        }
        options.setExperimentalOption(
                "prefs",
                Map.of("download.default_directory", downloads.toString(), "download.prompt_for_download", false));
        var log = new LoggingPreferences();
        log.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", log);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of(System.getProperty("browser.driver", "/usr/bin/chromedriver"))
                        .toFile())
                .build();
        return new Browser(new ChromeDriver(service, options), downloads).plain();
    }

    /** A wide screen, light, with scripts, and nothing left of what was said before. */
    Browser plain() {
        screen(1280, 900, false);
        colours("light");
        scripts(true);
        complaints();
        return this;
    }

    void open(URI address) {
        driver.get(address.toString());
    }

    void phone() {
        screen(390, 844, true);
    }

    /** What the visitor prefers: {@code light} or {@code dark}. */
    void colours(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Whether pages may run scripts; what tests evaluate runs all the same. */
    void scripts(boolean allowed) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
    }

    String title() {
        return Objects.requireNonNull(driver.getTitle());
    }

    URI address() {
        return URI.create(Objects.requireNonNull(driver.getCurrentUrl()));
    }

    /** All that can be read in the page. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** What a script evaluates to in the page. */
    Object evaluate(String script) {
        return Objects.requireNonNull(driver.executeScript(script), script);
    }

    /** Returns once {@code condition} holds. */
    void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(condition);
    }

    /** A click with the shift key held. */
    void shiftClick(WebElement element) {
        new Actions(driver).keyDown(Keys.SHIFT).click(element).keyUp(Keys.SHIFT).perform();
    }

    void press(Keys key) {
        new Actions(driver).sendKeys(key).perform();
    }

    /** What the console was told since it was asked last. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Object::toString)
                .toList();
    }

    /** The bytes that are saved under {@code name} when {@code cause} is done. */
    byte[] download(String name, Runnable cause) throws IOException {
        var file = downloads.resolve(name);
        Files.deleteIfExists(file);
        cause.run();
        // Under another name until it is whole.
        await(name + " is saved", () -> Files.exists(file));
        return Files.readAllBytes(file);
    }

    /** Keeps a picture of the whole page. */
    void screenshot(String name) throws IOException {
        var picture = driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        Files.createDirectories(SCREENSHOTS);
        Files.write(
                SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
    }

    @Override
    public void close() {
        driver.quit();
    }

    private void screen(int width, int height, boolean mobile) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", mobile ? 2 : 1, "mobile", mobile));
    }
}
