package dev.afterrun.keycloak;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A Chromium without a window and without anything kept, as one person uses it. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser start() {
        var options = new ChromeOptions();
        options.setBinary(System.getProperty("browser.binary", "/usr/bin/chromium"));
        options.addArguments("--headless=new", "--disable-gpu", "--disable-dev-shm-usage");
        if ("root".equals(System.getProperty("user.name"))) {
            // Chromium refuses to run as root within its own sandbox.
            options.addArguments("--no-sandbox");
        }
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of(System.getProperty("browser.driver", "/usr/bin/chromedriver"))
                        .toFile())
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    void open(URI address) {
        driver.get(address.toString());
    }

    URI address() {
        return URI.create(Objects.requireNonNull(driver.getCurrentUrl()));
    }

    /** All that can be read in the page. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** Says to Keycloak who it is, by the form that it shows. */
    void answerKeycloak(String person, String password) {
        awaitShown("#username");
        driver.findElement(By.id("username")).sendKeys(person);
        driver.findElement(By.id("password")).sendKeys(password);
        click("#kc-login");
    }

    void awaitShown(String selector) {
        Awaitility.await("a page with " + selector)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(() -> driver.findElement(By.cssSelector(selector)).isDisplayed());
    }

    void awaitText(String words) {
        Awaitility.await("a page that says " + words)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(this::text, text -> text.contains(words));
    }

    /** What it keeps for the page that it shows. */
    Optional<Cookie> kept(String name) {
        return Optional.ofNullable(driver.manage().getCookieNamed(name));
    }

    /** What scripts of the page see of what is kept. */
    String seenByScripts() {
        return Objects.requireNonNull(driver.executeScript("return document.cookie"))
                .toString();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
