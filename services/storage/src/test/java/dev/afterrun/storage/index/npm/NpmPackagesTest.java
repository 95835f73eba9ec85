package dev.afterrun.storage.index.npm;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.afterrun.storage.index.TarballFile;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What npm reads of a commit, a pull request or a run (D4). */
@QuarkusTest
class NpmPackagesTest {
    @Inject
    Storage storage;

    private final CiJob job = CiJob.fresh();

    @Test
    void aPackagesVersionsAreListedWithWhatTheyNeed() {
        // Given
        var one = packed("pack/left-1.0.0.tgz", """
                {"name": "left", "version": "1.0.0", "dependencies": {"right": "^2.0.0"},
                 "scripts": {"postinstall": "node x"}, "secret": "of nobody's concern"}""");
        var two = packed("pack/left-1.1.0-rc.1.tgz", """
                {"name": "left", "version": "1.1.0-rc.1"}""");
        storage.publish(job, one, two);

        // When
        var packument = get("npm/left");

        // Then
        packument
                .statusCode(200)
                .contentType("application/json")
                .body("name", equalTo("left"))
                .body("dist-tags.latest", equalTo("1.0.0"))
                .body("versions.'1.0.0'.dependencies.right", equalTo("^2.0.0"))
                .body("versions.'1.0.0'.hasInstallScript", equalTo(true))
                .body("versions.'1.0.0'", not(hasKey("secret")))
                .body("versions.'1.0.0'.dist.integrity", equalTo("sha256-" + base64(one)))
                .body("versions.'1.0.0'.dist.tarball", equalTo("http://content.test" + address("pack/left-1.0.0.tgz")))
                .body("versions", hasKey("1.1.0-rc.1"));
    }

    @Test
    void oneVersionIsReadByItsNumberOrAsTheLatest() {
        // Given
        storage.publish(job, packed("a-2.0.0.tgz", "{\"name\": \"a\", \"version\": \"2.0.0\"}"));

        // Then
        get("npm/a/2.0.0").statusCode(200).body("_id", equalTo("a@2.0.0"));
        get("npm/a/latest").statusCode(200).body("version", equalTo("2.0.0"));
        get("npm/a/3.0.0").statusCode(404);
    }

    @Test
    void scopedPackagesAreReadWithTheirSlashEncodedAndNot() {
        // Given
        storage.publish(job, packed("s.tgz", "{\"name\": \"@scope/name\", \"version\": \"1.0.0\"}"));

        // Then
        get("npm/@scope%2fname").statusCode(200).body("name", equalTo("@scope/name"));
        get("npm/@scope/name").statusCode(200);
        get("npm/@scope%2fname/1.0.0").statusCode(200);
        get("npm/@scope").statusCode(404);
    }

    @Test
    void anArchiveWithoutAPackageJsonIsNoPackageAndNothingIsSaidOfIt() {
        // Given
        storage.publish(
                job,
                TestFile.of(
                        "sources.tgz",
                        new TarballFile().with("sources/main.c", "int main;").bytes()));

        // When
        var page = page();

        // Then
        assertThat(page).contains("sources.tgz").doesNotContain("in no index");
    }

    @Test
    void brokenPackagesAreLeftOutAndNamedOnTheRunsPage() {
        // Given
        storage.publish(
                job,
                packed("good.tgz", "{\"name\": \"good\", \"version\": \"1.0.0\"}"),
                packed("nameless.tgz", "{\"version\": \"1.0.0\"}"),
                packed("unversioned.tgz", "{\"name\": \"x\", \"version\": \"newest\"}"),
                packed("liar.tgz", "{\"name\": \"y\", \"version\": \"1.0.0\", \"dependencies\": [1]}"),
                packed("deep.tgz", "[".repeat(2000)),
                TestFile.of("damaged.tgz", "no archive at all"));

        // Then
        get("npm/good").statusCode(200);
        get("npm/x").statusCode(404);
        get("npm/y").statusCode(404);
        assertThat(page())
                .contains(
                        "its package.json has no name that npm takes",
                        "its package.json has no version of the form 1.2.3",
                        "its package.json has dependencies that are no names with version ranges",
                        "its package.json cannot be read as JSON",
                        "its archive cannot be read: it is damaged, or no gzipped tar");
    }

    @Test
    void theRunsPageSaysHowToInstallEachPackageOnce() {
        // Given
        storage.publish(
                job,
                packed("dist/left-1.0.0.tgz", "{\"name\": \"@octo/left\", \"version\": \"1.0.0\"}"),
                packed("dist/left-1.1.0.tgz", "{\"name\": \"@octo/left\", \"version\": \"1.1.0\"}"),
                TestFile.of("dist/damaged.tgz", "no archive at all"));

        // Then
        assertThat(page())
                .contains("<code data-copy=\"command\">npm install http://content.test/" + job.repository()
                        + "/run-1/dist/left-1.1.0.tgz</code>")
                .doesNotContain("npm install http://content.test/" + job.repository() + "/run-1/dist/left-1.0.0.tgz")
                .doesNotContain("npm install http://content.test/" + job.repository() + "/run-1/dist/damaged.tgz");
    }

    @Test
    void aFileBelowAFolderThatIsCalledLikeTheViewIsStillRead() {
        // Given
        storage.publish(job, TestFile.of("npm/readme.txt", "of " + job.repository()));

        // Then
        get("npm/readme.txt").statusCode(404);
        get("-/files/npm/readme.txt").statusCode(200);
    }

    private static TestFile packed(String path, String packageJson) {
        return TestFile.of(
                path,
                new TarballFile()
                        .with("package/index.js", "module.exports = 42\n")
                        .with("package/package.json", packageJson)
                        .bytes());
    }

    private static String base64(TestFile file) {
        return Base64.getEncoder().encodeToString(file.sha256().bytes());
    }

    private String page() {
        return given().get("/" + job.repository() + "/run-" + job.run())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).get(address(path)).then();
    }

    private String address(String path) {
        return "/" + job.repository() + "/" + job.commit() + "/" + path;
    }
}
