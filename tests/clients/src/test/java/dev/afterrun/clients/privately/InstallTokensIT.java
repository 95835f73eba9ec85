package dev.afterrun.clients.privately;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.clients.Site;
import dev.afterrun.clients.Tarball;
import dev.afterrun.clients.Tool;
import dev.afterrun.clients.Tool.Outcome;
import dev.afterrun.clients.pip.Wheel;
import dev.afterrun.contracts.Commit;
import dev.afterrun.forge.github.GitHubDouble;
import dev.afterrun.launcher.stack.ForgeChoice;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The clients of this machine install from a repository that few may see, each sending an install token in its own way (A6, D4). */
class InstallTokensIT {
    private static final String REPOSITORY = "octo-org/octo-repo";
    private static final Commit COMMIT = new Commit("8e4ddaf0c8f5f0b2a7d0b8f4a8a5a9a1f3f2c1d0");
    private static final Path CARGO = Path.of(System.getProperty("cargo.binary", "cargo"));

    private static GitHubDouble gitHub;
    private static Site site;
    private static String token;

    @BeforeAll
    static void publish() throws IOException, InterruptedException {
        gitHub = new GitHubDouble();
        gitHub.show(false);
        gitHub.open(7, COMMIT);
        site = Site.start(
                settings -> settings.withForge(new ForgeChoice.GitHub(gitHub.base(), GitHubDouble.OUR_TOKEN)));
        var directory = Site.directory("private");
        var dist = Files.createDirectories(directory.resolve("dist"));
        Files.write(dist.resolve("spam-1.0-py3-none-any.whl"), Wheel.of("spam", "1.0", ""));
        Tarball.write(
                dist.resolve("left-1.0.0.tgz"),
                Map.of(
                        "package/package.json", "{\"name\": \"@octo/left\", \"version\": \"1.0.0\"}",
                        "package/index.js", "module.exports = 42;\n"));
        Tarball.write(
                dist.resolve("inner-1.2.0.crate"),
                Map.of(
                        "inner-1.2.0/Cargo.toml",
                        "[package]\nname = \"inner\"\nversion = \"1.2.0\"\nedition = \"2021\"\n",
                        "inner-1.2.0/src/lib.rs",
                        ""));
        site.publish(
                directory,
                "--repo",
                REPOSITORY,
                "--commit",
                COMMIT.hex(),
                "--run",
                "1",
                "--job",
                "build",
                "--pr",
                "7",
                "--dir",
                "dist");
        token = site.installToken(REPOSITORY);
        for (var index : List.of("simple/spam/", "npm/@octo%2fleft", "cargo/in/ne/inner")) {
            site.awaitStatus(at(index), token, 200);
        }
    }

    @AfterAll
    static void end() throws IOException {
        site.close();
        gitHub.close();
    }

    @Test
    void pipSendsItAsTheUserOfTheIndex() throws IOException, InterruptedException {
        // When
        var pip = pip(Site.directory("pip"), at("simple/").toString().replace("://", "://" + token + "@"));

        // Then
        assertThat(pip.succeeded()).as(pip.said()).isTrue();
        assertThat(pip.said()).contains("Successfully installed spam-1.0");
    }

    @Test
    void pipReadsItFromNetrc() throws IOException, InterruptedException {
        // Given
        var home = Site.directory("pip");
        var host = at("simple/").getHost();
        Files.writeString(home.resolve(".netrc"), "machine " + host + " login any password " + token + "\n");

        // When
        var pip = pip(home, at("simple/").toString());

        // Then
        assertThat(pip.succeeded()).as(pip.said()).isTrue();
    }

    @Test
    void whoSendsNoneFindsNothing() throws IOException, InterruptedException {
        // When
        var pip = pip(Site.directory("pip"), at("simple/").toString());

        // Then
        assertThat(pip.succeeded()).isFalse();
        assertThat(pip.said()).contains("No matching distribution found for spam");
    }

    @Test
    void npmSendsWhatItsSettingsHaveForTheRegistry() throws IOException, InterruptedException {
        // Given
        var project = Site.directory("npm-project");
        var registry = at("npm/").toString();
        Files.writeString(project.resolve("package.json"), "{\"name\": \"user\", \"version\": \"1.0.0\"}");
        Files.writeString(
                project.resolve(".npmrc"),
                "@octo:registry=" + registry + "\n" + registry.replaceFirst("^http:", "") + ":_authToken=" + token
                        + "\n");

        // When
        var npm = Tool.run(
                project,
                Map.of("npm_config_cache", project.resolve("cache").toString()),
                "npm",
                "install",
                "@octo/left",
                "--registry=http://127.0.0.1:9/",
                "--fetch-retries=0",
                "--no-update-notifier",
                "--no-audit");

        // Then
        assertThat(npm.succeeded()).as(npm.said()).isTrue();
        assertThat(project.resolve("node_modules/@octo/left/index.js")).exists();
    }

    @Test
    void cargoSendsItOnceItIsAsked() throws IOException, InterruptedException {
        // Given
        var project = crateThatNeedsInner();

        // When
        var cargo = cargo(project, Map.of("CARGO_REGISTRIES_BUILD_TOKEN", token));

        // Then
        assertThat(cargo.succeeded()).as(cargo.said()).isTrue();
        assertThat(project.resolve("Cargo.lock")).content().contains("name = \"inner\"", "version = \"1.2.0\"");
    }

    @Test
    void cargoWithoutOneIsToldThatItNeedsOne() throws IOException, InterruptedException {
        // When
        var cargo = cargo(crateThatNeedsInner(), Map.of());

        // Then
        assertThat(cargo.succeeded()).isFalse();
        assertThat(cargo.said()).contains("no token found");
    }

    private static URI at(String index) {
        return site.content("/" + REPOSITORY + "/pr-7/" + index);
    }

    private static Outcome pip(Path home, String index) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("python3", "-m", "pip"));
        command.addAll(List.of("--isolated", "--disable-pip-version-check", "--no-cache-dir", "--no-input", "install"));
        command.addAll(List.of("--target", home.resolve("site").toString(), "--index-url", index, "spam"));
        return Tool.run(home, Map.of("PIP_CONFIG_FILE", "/dev/null"), command.toArray(String[]::new));
    }

    private static Path crateThatNeedsInner() throws IOException {
        var project = Site.directory("cargo-project");
        Files.createDirectories(project.resolve("src"));
        Files.writeString(project.resolve("src/lib.rs"), "");
        Files.writeString(project.resolve("Cargo.toml"), """
                [package]
                name = "user"
                version = "0.1.0"
                edition = "2021"
                [dependencies]
                inner = { version = "1", registry = "build" }
                """);
        var settings = Files.createDirectories(project.resolve(".cargo"));
        Files.writeString(settings.resolve("config.toml"), """
                [registries.build]
                index = "sparse+%s"
                credential-provider = ["cargo:token"]
                """.formatted(at("cargo/")));
        return project;
    }

    private static Outcome cargo(Path project, Map<String, String> more) throws IOException, InterruptedException {
        var environment = new HashMap<>(more);
        environment.put("CARGO_HOME", project.resolve("cargo-home").toString());
        environment.put("CARGO_NET_RETRY", "0");
        environment.put("RUSTC", CARGO.resolveSibling("rustc").toString());
        return Tool.run(project, environment, CARGO.toString(), "fetch");
    }
}
