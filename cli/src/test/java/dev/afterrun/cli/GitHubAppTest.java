package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.cli.fake.Browser;
import dev.afterrun.cli.server.Json;
import dev.afterrun.forge.github.GitHubDouble;
import dev.afterrun.forge.github.GitHubFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Making a GitHub App from a manifest, with a browser and GitHub as they are over HTTP. */
@Timeout(240)
class GitHubAppTest {
    private static final Pattern ADDRESS = Pattern.compile("open (\\S+) in a browser");

    @TempDir
    private Path directory;

    private GitHubDouble github;
    private CommandLineRun cli;
    private final Browser browser = new Browser();

    @BeforeEach
    void start() throws IOException {
        github = new GitHubDouble();
        cli = CommandLineRun.in(directory);
    }

    @AfterEach
    void stop() {
        browser.close();
        github.close();
    }

    @Test
    void appIsMadeAndItsSecretsLieInFilesForTheirOwnerAlone() throws Exception {
        // Given
        var running = create("--webhooks");
        var form = browser.open(address());

        // When
        var last = browser.get(comingBack(form, github.manifests.make("acme-afterrun", "of-the-webhook")));

        // Then
        assertThat(running.get(60, TimeUnit.SECONDS)).as(cli.err()).isZero();
        assertThat(last.body()).contains("stands in the terminal");
        var key = directory.resolve("acme-afterrun.pem");
        var variables = directory.resolve("acme-afterrun.env");
        assertThat(key).content().startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(variables)
                .hasContent("AFTERRUN_FORGE_KIND=github\nAFTERRUN_FORGE_URL=" + github.base()
                        + "/api/v3\nAFTERRUN_FORGE_NAME=127.0.0.1\nAFTERRUN_FORGE_APP_ID=4711\n"
                        + "AFTERRUN_FORGE_APP_KEY_FILE=" + key + "\n"
                        + "AFTERRUN_WEBHOOK_GITHUB_SECRETS=of-the-webhook\n");
        assertThat(Stream.of(key, variables).map(GitHubAppTest::permissions)).containsOnly("rw-------");
        assertThat(cli.out())
                .contains("App 4711 (acme-afterrun) is made: https://github.com/apps/acme-afterrun")
                .contains("https://github.com/apps/acme-afterrun/installations/new");
        assertThat(cli.out() + cli.err()).doesNotContain("PRIVATE KEY").doesNotContain("of-the-webhook");
    }

    @Test
    void gitHubIsToldWhatTheAppIsToBeAndNoMoreThanItNeeds() throws Exception {
        // Given
        var running = create();

        // When
        var form = browser.open(address());

        // Then
        assertThat(form.action().getPath()).isEqualTo("/organizations/acme/settings/apps/new");
        var manifest = read(form.manifest());
        assertThat(manifest.path("default_permissions"))
                .hasToString("{\"actions\":\"read\",\"checks\":\"write\",\"contents\":\"read\","
                        + "\"pull_requests\":\"write\",\"statuses\":\"write\"}");
        assertThat(manifest.has("default_events")).isFalse();
        assertThat(manifest.at("/hook_attributes/active").asBoolean(true)).isFalse();
        assertThat(manifest.path("public").asBoolean(true)).isFalse();
        finish(running, form);
    }

    @Test
    void whatIsWishedForIsAskedFor() throws Exception {
        // Given
        var running = create("--webhooks", "--reruns", "--public", "--name", "A \"B\" <c>");

        // When
        var form = browser.open(address());

        // Then
        var manifest = read(form.manifest());
        assertThat(manifest.path("name").asText()).isEqualTo("A \"B\" <c>");
        assertThat(manifest.at("/hook_attributes/url").asText())
                .isEqualTo("https://afterrun.example.org/v1/webhooks/github");
        assertThat(manifest.at("/hook_attributes/active").asBoolean()).isTrue();
        assertThat(manifest.at("/default_permissions/actions").asText()).isEqualTo("write");
        assertThat(manifest.at("/default_permissions/issues").asText()).isEqualTo("read");
        assertThat(manifest.path("default_events"))
                .hasToString("[\"check_run\",\"issue_comment\",\"pull_request\",\"push\",\"workflow_run\"]");
        assertThat(manifest.path("public").asBoolean()).isTrue();
        finish(running, form);
    }

    @Test
    void whoDoesNotBringTheStateIsTurnedAwayAndTheWaitingGoesOn() throws Exception {
        // Given
        var running = create();
        var form = browser.open(address());
        var theirs = github.manifests.make("of-somebody-else", "theirs");

        // When
        var without = browser.get(URI.create(address() + "/made?code=" + theirs));
        var wrong = browser.get(URI.create(address() + "/made?code=" + theirs + "&state=guessed"));
        var another = browser.get(address().resolve("/guessed"));

        // Then
        assertThat(Stream.of(without, wrong).map(answer -> answer.statusCode())).containsOnly(403);
        assertThat(another.statusCode()).isEqualTo(404);
        finish(running, form);
        assertThat(directory.resolve("of-somebody-else.pem")).doesNotExist();
    }

    @Test
    void nameThatSomebodyHasLedHereIsTurnedAway() throws Exception {
        // Given
        var running = create();

        // When
        var answer = Browser.getAs("evil.example:" + address().getPort(), address());

        // Then
        assertThat(answer).startsWith("HTTP/1.1 403");
        finish(running, browser.open(address()));
    }

    @Test
    void filesThatAreThereStay() throws Exception {
        // Given
        cli.file("acme-afterrun.pem", "an older key");
        var running = create();

        // When
        finish(running, browser.open(address()));

        // Then
        assertThat(directory.resolve("acme-afterrun.pem")).hasContent("an older key");
        assertThat(directory.resolve("acme-afterrun-2.pem")).content().startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(directory.resolve("acme-afterrun-2.env")).content().contains("acme-afterrun-2.pem");
    }

    @Test
    void keyThatGitHubDoesNotTellIsAskedForAgainAndThenTheMendIsNamed() throws Exception {
        // Given
        github.goesWrong(
                request -> request.contains("/conversions") ? GitHubFault.answering(502, "Bad gateway") : null);
        var running = create();
        var form = browser.open(address());
        var code = github.manifests.make("acme-afterrun", "of-the-webhook");

        // When
        browser.get(comingBack(form, code));

        // Then
        assertThat(running.get(60, TimeUnit.SECONDS)).isEqualTo(4);
        assertThat(cli.pauses()).hasSize(2);
        assertThat(cli.err()).contains("generate a private key on its page").doesNotContain(code);
    }

    @Test
    void whoDoesNotComeBackIsNotWaitedForForEver() {
        // When
        var code = run(Map.of("--wait", "1s"));

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.err()).contains("nobody came back from GitHub in time");
    }

    @ParameterizedTest
    @CsvSource({
        "--org, a/b, no organisation",
        "--url, afterrun.example.org, no address",
        "--github, http://github.example, no address of a GitHub with https",
        "--wait, 2h, not within 1 hour",
        "--port, 70000, no whole number",
        "--name, 12345678901234567890123456789012345, 34 characters",
        "--out, there.txt/keys, nothing can be written"
    })
    void whatCannotBeIsToldBeforeAnythingIsMade(String flag, String value, String why) {
        // Given
        cli.file("there.txt", "a file");

        // When
        var code = run(Map.of(flag, value));

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).hasLineCount(1).contains(why);
    }

    private CompletableFuture<Integer> create(String... switches) {
        return CompletableFuture.supplyAsync(() -> run(Map.of(), switches));
    }

    /** With these in the place of what is usually given. */
    private int run(Map<String, String> instead, String... switches) {
        var given = new TreeMap<>(Map.of(
                "--org",
                "acme",
                "--url",
                "https://afterrun.example.org/",
                "--github",
                github.base().toString()));
        given.putAll(instead);
        var arguments = new ArrayList<>(List.of("github-app", "create"));
        given.forEach((flag, value) -> Collections.addAll(arguments, flag, value));
        Collections.addAll(arguments, switches);
        return cli.run(arguments.toArray(String[]::new));
    }

    private URI address() {
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> ADDRESS.matcher(cli.err()).find());
        var found = ADDRESS.matcher(cli.err());
        assertThat(found.find()).isTrue();
        return URI.create(found.group(1));
    }

    private URI comingBack(Browser.Form form, String code) throws IOException {
        return URI.create(
                read(form.manifest()).path("redirect_url").asText() + "?code=" + code + "&state=" + form.state());
    }

    private void finish(CompletableFuture<Integer> running, Browser.Form form) throws Exception {
        browser.get(comingBack(form, github.manifests.make("acme-afterrun", "of-the-webhook")));
        assertThat(running.get(60, TimeUnit.SECONDS)).as(cli.err()).isZero();
    }

    private static JsonNode read(String json) throws IOException {
        return Json.MAPPER.readTree(json);
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
