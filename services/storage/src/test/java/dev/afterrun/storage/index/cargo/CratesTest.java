package dev.afterrun.storage.index.cargo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.storage.index.TarballFile;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What cargo reads of a commit, a pull request or a run (D4). */
@QuarkusTest
class CratesTest {
    private static final String CRATES_IO = "https://github.com/rust-lang/crates.io-index";

    @Inject
    Storage storage;

    @Inject
    ObjectMapper json;

    private final CiJob job = CiJob.fresh();

    @Test
    void theIndexSaysWhereCratesAre() {
        // Given
        storage.publish(job, crate("inner", "1.0.0", ""));

        // Then
        get("cargo/config.json").statusCode(200).body("dl", equalTo("http://content.test" + address("-/crates")));
    }

    @Test
    void aCratesLineHasWhatCargoResolvesBy() throws IOException {
        // Given
        var outer = crate("Outer_Crate", "0.2.0", """
                rust-version = "1.70"
                links = "z"
                [dependencies]
                inner = "1"
                serde = { version = "1.0", features = ["derive"], optional = true, default-features = false }
                renamed = { version = "3", package = "real" }
                [target.'cfg(unix)'.dependencies]
                libc = "0.2"
                [build-dependencies]
                cc = { version = "1", registry-index = "sparse+https://else.test/" }
                [features]
                default = ["std"]
                std = []
                json = ["dep:serde"]
                """);
        storage.publish(job, outer, crate("inner", "1.0.0", ""));

        // When
        var line = line("cargo/ou/te/outer_crate");

        // Then
        assertThat(line.path("name").asText()).isEqualTo("Outer_Crate");
        assertThat(line.path("vers").asText()).isEqualTo("0.2.0");
        assertThat(line.path("cksum").asText()).isEqualTo(outer.sha256().hex());
        assertThat(line.path("v").asInt()).isEqualTo(2);
        assertThat(line.path("features").toString()).isEqualTo("{\"default\":[\"std\"],\"std\":[]}");
        assertThat(line.path("features2").toString()).isEqualTo("{\"json\":[\"dep:serde\"]}");
        assertThat(line.path("rust_version").asText()).isEqualTo("1.70");
        assertThat(line.path("links").asText()).isEqualTo("z");
        var inner = dependency(line, "inner");
        assertThat(inner.path("registry").isNull())
                .as("a crate of the same ref comes from it")
                .isTrue();
        var serde = dependency(line, "serde");
        assertThat(serde.path("registry").asText()).isEqualTo(CRATES_IO);
        assertThat(serde.path("optional").asBoolean()).isTrue();
        assertThat(serde.path("default_features").asBoolean()).isFalse();
        assertThat(dependency(line, "renamed").path("package").asText()).isEqualTo("real");
        assertThat(dependency(line, "libc").path("target").asText()).isEqualTo("cfg(unix)");
        assertThat(dependency(line, "cc").path("kind").asText()).isEqualTo("build");
        assertThat(dependency(line, "cc").path("registry").asText()).isEqualTo("sparse+https://else.test/");
    }

    @Test
    void aCrateIsReadWhereTheIndexLeads() {
        // Given
        var crate = crate("abc", "1.0.0", "");
        storage.publish(job, crate);

        // When
        var download = get("-/crates/abc/1.0.0/download");

        // Then
        assertThat(download.statusCode(200).extract().asByteArray()).isEqualTo(crate.content());
        get("-/crates/abc/2.0.0/download").statusCode(404);
        get("cargo/3/a/abc").statusCode(200);
        get("cargo/ab/c/abc").statusCode(404);
        get("cargo/3/n/none").statusCode(404);
    }

    @Test
    void brokenCratesAreLeftOutAndNamedOnTheRunsPage() {
        // Given
        storage.publish(
                job,
                TestFile.of(
                        "empty.crate", new TarballFile().with("x-1/readme", "").bytes()),
                TestFile.of("damaged.crate", "no archive"),
                crate("9lives", "1.0.0", ""),
                crate("loose", "1.0.0", "[dependencies]\nnear = { path = \"../near\" }\n"),
                TestFile.of(
                        "toml.crate",
                        new TarballFile().with("t-1/Cargo.toml", "= =").bytes()));

        // When
        var page = given().get("/" + job.repository() + "/run-" + job.run()).asString();

        // Then
        assertThat(page)
                .contains(
                        "its archive has no Cargo.toml in its folder",
                        "its archive cannot be read: it is damaged, or no gzipped tar",
                        "its Cargo.toml has no name that a registry takes",
                        "its Cargo.toml depends on near without a version",
                        "its Cargo.toml cannot be read as TOML");
    }

    @Test
    void theRunsPageSaysHowToDependOnEachCrate() {
        // Given
        storage.publish(job, crate("outer", "0.2.0", ""), TestFile.of("damaged-1.0.0.crate", "no archive"));

        // When
        var page = given().get("/" + job.repository() + "/run-" + job.run()).asString();

        // Then
        assertThat(page)
                .contains("<code data-copy=\"command\">CARGO_REGISTRIES_BUILD_INDEX=sparse+http://content.test/"
                        + job.repository() + "/run-1/cargo/ cargo add --registry build outer</code>")
                .doesNotContain("--registry build damaged");
    }

    private static TestFile crate(String name, String version, String rest) {
        var folder = name + "-" + version;
        return TestFile.of(
                "target/package/" + folder + ".crate",
                new TarballFile()
                        .with(folder + "/Cargo.lock", "")
                        .with(
                                folder + "/Cargo.toml",
                                "[package]\nname = \"" + name + "\"\nversion = \"" + version + "\"\n" + rest)
                        .with(folder + "/src/lib.rs", "")
                        .bytes());
    }

    private JsonNode line(String path) throws IOException {
        return json.readTree(get(path).statusCode(200).extract().asString());
    }

    private static JsonNode dependency(JsonNode line, String name) {
        return line.path("deps")
                .valueStream()
                .filter(dependency -> dependency.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ValidatableResponse get(String path) {
        return given().get(address(path)).then();
    }

    private String address(String path) {
        return "/" + job.repository() + "/" + job.commit() + "/" + path;
    }
}
