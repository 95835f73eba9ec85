package dev.afterrun.clients.npm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.clients.PageCommands;
import dev.afterrun.clients.SharedSite;
import dev.afterrun.clients.Site;
import dev.afterrun.clients.Tarball;
import dev.afterrun.clients.Tool;
import dev.afterrun.clients.Tool.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The npm of this machine installs what a pull request built (D4). */
@ExtendWith(SharedSite.class)
class NpmIT {
    private static Site site;

    @BeforeAll
    static void publish(Site shared) throws IOException, InterruptedException {
        site = shared;
        var directory = Site.directory("npm");
        var dist = Files.createDirectories(directory.resolve("dist"));
        Tarball.write(dist.resolve("right-2.1.0.tgz"), packed("@octo/right", "2.1.0", ""));
        Tarball.write(
                dist.resolve("left-1.0.0.tgz"),
                packed("@octo/left", "1.0.0", ", \"dependencies\": {\"@octo/right\": \"^2.0.0\"}"));
        site.publish(
                directory,
                "--repo",
                "octo/left",
                "--commit",
                "6e4ddaf0c8f5f0b2a7d0b8f4a8a5a9a1f3f2c1d0",
                "--run",
                "1",
                "--job",
                "build",
                "--pr",
                "5",
                "--dir",
                "dist");
        site.awaitStatus(site.content("/octo/left/pr-5/npm/@octo%2fleft"), 200);
    }

    @Test
    void aTarballIsInstalledFromItsAddress() throws IOException, InterruptedException {
        // Given
        var project = project();

        // When
        var npm = npm(
                project,
                "install",
                site.content("/octo/left/pr-5/right-2.1.0.tgz").toString());

        // Then
        assertThat(npm.succeeded()).as(npm.said()).isTrue();
        assertThat(project.resolve("node_modules/@octo/right/index.js")).exists();
    }

    @Test
    void whatThePageOfTheRunSaysInstallsThePackage() throws IOException, InterruptedException {
        // Given
        var project = project();
        var said = PageCommands.find(site, "/octo/left/run-1", "right-2.1.0.tgz");

        // When
        var npm = Tool.run(
                project,
                Map.of(
                        "npm_config_cache",
                        project.resolve("cache").toString(),
                        "npm_config_registry",
                        "http://127.0.0.1:9/",
                        "npm_config_fetch_retries",
                        "0",
                        "npm_config_audit",
                        "false",
                        "npm_config_update_notifier",
                        "false"),
                "sh",
                "-c",
                said);

        // Then
        assertThat(npm.succeeded()).as(npm.said()).isTrue();
        assertThat(project.resolve("node_modules/@octo/right/index.js")).exists();
    }

    @Test
    void aScopesPackagesAndWhatTheyNeedComeFromThePullRequest() throws IOException, InterruptedException {
        // Given
        var project = project();

        // When
        var npm = npm(project, "install", "--@octo:registry=" + site.content("/octo/left/pr-5/npm/"), "@octo/left");

        // Then
        assertThat(npm.succeeded()).as(npm.said()).isTrue();
        assertThat(project.resolve("node_modules/@octo/left/index.js")).exists();
        assertThat(project.resolve("node_modules/@octo/right/index.js")).exists();
        assertThat(project.resolve("package-lock.json")).content().contains("sha256-");
    }

    @Test
    void versionsAreLookedUpByName() throws IOException, InterruptedException {
        // When
        var npm = npm(
                project(), "view", "--@octo:registry=" + site.content("/octo/left/pr-5/npm/"), "@octo/left", "version");

        // Then
        assertThat(npm.succeeded()).as(npm.said()).isTrue();
        assertThat(npm.said()).contains("1.0.0");
    }

    private static Map<String, String> packed(String name, String version, String more) {
        return Map.of(
                "package/package.json",
                "{\"name\": \"%s\", \"version\": \"%s\"%s}".formatted(name, version, more),
                "package/index.js",
                "module.exports = 42;\n");
    }

    private static Path project() throws IOException {
        var project = Site.directory("npm-project");
        Files.writeString(
                project.resolve("package.json"), "{\"name\": \"user\", \"version\": \"1.0.0\", \"private\": true}");
        return project;
    }

    /** Any other registry than those of the test is a closed port. */
    private static Outcome npm(Path project, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("npm"));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("--registry=http://127.0.0.1:9/", "--fetch-retries=0", "--no-update-notifier", "--no-audit"));
        return Tool.run(
                project,
                Map.of("npm_config_cache", project.resolve("cache").toString()),
                command.toArray(String[]::new));
    }
}
