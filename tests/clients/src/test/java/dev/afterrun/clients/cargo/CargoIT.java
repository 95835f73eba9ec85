package dev.afterrun.clients.cargo;

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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cargo resolves and fetches what a pull request built (D4). */
@ExtendWith(SharedSite.class)
class CargoIT {
    private static final Path CARGO = Path.of(System.getProperty("cargo.binary", "cargo"));

    private static Site site;

    @BeforeAll
    static void publish(Site shared) throws IOException, InterruptedException {
        site = shared;
        var directory = Site.directory("cargo");
        var dist = Files.createDirectories(directory.resolve("dist"));
        Tarball.write(dist.resolve("inner-1.2.0.crate"), crate("inner", "1.2.0", ""));
        Tarball.write(dist.resolve("outer-0.1.0.crate"), crate("outer", "0.1.0", "[dependencies]\ninner = \"1\"\n"));
        site.publish(
                directory,
                "--repo",
                "octo/outer",
                "--commit",
                "7e4ddaf0c8f5f0b2a7d0b8f4a8a5a9a1f3f2c1d0",
                "--run",
                "1",
                "--job",
                "build",
                "--pr",
                "6",
                "--dir",
                "dist");
        site.awaitStatus(site.content("/octo/outer/pr-6/cargo/ou/te/outer"), 200);
    }

    @Test
    void aCrateAndItsSiblingsComeFromThePullRequest() throws IOException, InterruptedException {
        // Given
        var project = project("outer = { version = \"0.1\", registry = \"build\" }");

        // When
        var cargo = cargo(project, "fetch");

        // Then
        assertThat(cargo.succeeded()).as(cargo.said()).isTrue();
        assertThat(project.resolve("Cargo.lock")).content().contains("name = \"inner\"", "version = \"1.2.0\"");
    }

    @Test
    void aCrateThatIsNotThereIsSaidToBeMissing() throws IOException, InterruptedException {
        // When
        var cargo = cargo(project("nobody = { version = \"1\", registry = \"build\" }"), "fetch");

        // Then
        assertThat(cargo.succeeded()).isFalse();
        assertThat(cargo.said()).contains("no matching package named `nobody` found");
    }

    @Test
    void whatThePageOfTheRunSaysAddsTheCrate() throws IOException, InterruptedException {
        // Given
        var project = project("");
        var said = PageCommands.find(site, "/octo/outer/run-1", "--registry build outer");

        // When
        var cargo = Tool.run(project, environment(project), "sh", "-c", said);

        // Then
        assertThat(cargo.succeeded()).as(cargo.said()).isTrue();
        assertThat(project.resolve("Cargo.toml")).content().contains("outer", "registry = \"build\"");
    }

    private static Map<String, String> crate(String name, String version, String more) {
        var folder = name + "-" + version + "/";
        return Map.of(
                folder + "Cargo.toml",
                "[package]\nname = \"%s\"\nversion = \"%s\"\nedition = \"2021\"\n%s".formatted(name, version, more),
                folder + "src/lib.rs",
                "pub fn answer() -> u32 { 42 }\n");
    }

    private static Path project(String dependency) throws IOException {
        var project = Site.directory("cargo-project");
        Files.createDirectories(project.resolve("src"));
        Files.writeString(project.resolve("src/lib.rs"), "");
        Files.writeString(
                project.resolve("Cargo.toml"),
                "[package]\nname = \"user\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[dependencies]\n" + dependency
                        + "\n");
        return project;
    }

    private static Outcome cargo(Path project, String command) throws IOException, InterruptedException {
        var environment = new HashMap<>(environment(project));
        environment.put("CARGO_REGISTRIES_BUILD_INDEX", "sparse+" + site.content("/octo/outer/pr-6/cargo/"));
        return Tool.run(project, environment, CARGO.toString(), command);
    }

    /** With the cargo of the test before any other, and the compiler that came with it. */
    private static Map<String, String> environment(Path project) {
        return Map.of(
                "CARGO_HOME",
                project.resolve("cargo-home").toString(),
                "CARGO_NET_RETRY",
                "0",
                "PATH",
                CARGO.resolveSibling("") + ":" + System.getenv("PATH"),
                "RUSTC",
                CARGO.resolveSibling("rustc").toString());
    }
}
