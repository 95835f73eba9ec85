package dev.afterrun.storage.index.conda;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.github.luben.zstd.Zstd;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.junit.jupiter.api.Test;

/** What conda reads of a commit, a pull request or a run (A3, A7, D4). */
@QuarkusTest
class CondaChannelTest {
    private static final String LINUX = ",\"subdir\":\"linux-64\",\"depends\":[\"spam >=1\"],\"license\":\"MIT\"";

    @Inject
    Storage storage;

    private final CiJob job = CiJob.fresh();

    @Test
    void packagesOfBothFormatsAreListedInTheFolderThatTheyName() throws Exception {
        // Given
        var spam = spam("a");
        var linuxOnly = "{\"name\":\"eggs\",\"version\":\"2.1\",\"build\":\"h1_3\",\"build_number\":3" + LINUX + "}";
        var eggs = TestFile.of(
                "out/eggs-2.1-h1_3.tar.bz2", CondaFile.of(linuxOnly, "b").tarBz2());
        storage.publish(job, spam, eggs);

        // When
        var noarch = repodata("noarch");
        var linux = repodata("linux-64");

        // Then
        assertThat(noarch.<String>path("info.subdir")).isEqualTo("noarch");
        assertThat(noarch.<Integer>path("repodata_version")).isEqualTo(1);
        assertThat(noarch.<List<Object>>path("removed")).isEmpty();
        assertThat(noarch.<Map<String, Object>>path("packages")).isEmpty();
        assertThat(noarch.<Map<String, Object>>path("'packages.conda'")).containsOnlyKeys("spam-1.0-0.conda");
        assertThat(linux.<Map<String, Object>>path("'packages.conda'")).isEmpty();
        assertThat(linux.<Map<String, Object>>path("packages")).containsOnlyKeys("eggs-2.1-h1_3.tar.bz2");
        assertThat(linux.<Map<String, Object>>path("packages.'eggs-2.1-h1_3.tar.bz2'"))
                .containsEntry("build_number", 3)
                .containsEntry("license", "MIT")
                .containsEntry("sha256", eggs.sha256().hex())
                .containsEntry("md5", md5(eggs.content()))
                .containsEntry("size", eggs.content().length)
                .doesNotContainKey("fn");
        assertThat(bytes("conda/linux-64/eggs-2.1-h1_3.tar.bz2")).isEqualTo(eggs.content());
    }

    @Test
    void theIndexIsTheSamePackedAsEachClientLikesIt() throws IOException {
        // Given
        storage.publish(job, spam("a"));

        // When
        var plain = bytes("conda/noarch/repodata.json");
        var zstd = bytes("conda/noarch/repodata.json.zst");
        var bzip2 = bytes("conda/noarch/repodata.json.bz2");

        // Then
        assertThat(Zstd.decompress(zstd, plain.length)).isEqualTo(plain);
        assertThat(new BZip2CompressorInputStream(new ByteArrayInputStream(bzip2)).readAllBytes())
                .isEqualTo(plain);
        assertThat(bytes("conda/noarch/current_repodata.json")).isEqualTo(plain);
    }

    @Test
    void anIndexThatIsAtHandIsNotSentAgain() {
        // Given
        storage.publish(job, spam("a"));
        var etag = get("conda/noarch/repodata.json.zst").extract().header("ETag");

        // When
        var again = given().header("If-None-Match", etag)
                .get(address("conda/noarch/repodata.json.zst"))
                .then();

        // Then
        again.statusCode(304);
    }

    @Test
    void thereIsAlwaysAFolderForAnyPlatformAndNoOtherThatIsEmpty() {
        // Given
        var eggs = "{\"name\":\"eggs\",\"version\":\"1\",\"build\":\"0\",\"build_number\":0" + LINUX + "}";
        storage.publish(
                job, TestFile.of("eggs-1-0.conda", CondaFile.of(eggs, "a").conda()));

        // Then
        get("conda/noarch/repodata.json")
                .statusCode(200)
                .body("packages", anEmptyMap())
                .body("removed", empty());
        get("conda/linux-64/repodata.json").statusCode(200);
        get("conda/osx-arm64/repodata.json").statusCode(404);
        get("conda/noarch/eggs-1-0.conda").statusCode(404);
        get("conda/channeldata.json")
                .statusCode(200)
                .body("subdirs", equalTo(List.of("linux-64", "noarch")))
                .body("packages.eggs.version", equalTo("1"));
    }

    @Test
    void whereNothingIsToInstallThereIsNoChannel() {
        // Given
        storage.publish(job, TestFile.of("readme.txt", "of " + job.repository()));

        // Then
        get("conda/noarch/repodata.json").statusCode(404);
        get("conda/channeldata.json").statusCode(404);
        get("conda/").statusCode(404);
        get("conda").statusCode(404);
        get("conda/noarch/a-1-0.conda").statusCode(404);
        get("conda/noarch/a/b").statusCode(404);
    }

    @Test
    void brokenPackagesNeverBreakTheChannelAndAreNamedOnTheRunsPage() {
        // Given
        storage.publish(
                job,
                spam("a"),
                TestFile.of("broken-1-0.conda", "no archive of " + job.repository()),
                TestFile.of("sources-1-0.tar.bz2", CondaFile.empty().tarBz2()),
                TestFile.of(
                        "negative-1-0.conda",
                        CondaFile.of(
                                        "{\"name\":\"negative\",\"version\":\"1\",\"build\":\"0\",\"build_number\":-1,\"subdir\":\"noarch\"}",
                                        "")
                                .conda()),
                TestFile.of(
                        "liar-1-0.conda",
                        CondaFile.of(CondaFile.index("other", "1", "0", ""), "b")
                                .conda()),
                TestFile.of(
                        "swapped-1-0.conda",
                        CondaFile.of(CondaFile.index("swapped", "1", "0", ""), "c")
                                .tarBz2()));

        // Then
        get("conda/noarch/repodata.json")
                .statusCode(200)
                .body("'packages.conda'", hasKey("spam-1.0-0.conda"))
                .body("'packages.conda'.size()", equalTo(1))
                .body("packages", anEmptyMap());
        var page = given().get("/" + job.repository() + "/run-1")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page)
                .contains("its archive cannot be read: it is damaged, or no conda package")
                .contains("its info/index.json has a build_number that no client would take")
                .contains("its package says that it is to be called other-1-0.conda")
                .contains("its package says that it is to be called swapped-1-0.tar.bz2")
                .contains(
                        "conda install --channel http://content.test/" + job.repository() + "/run-1/conda spam</code>");
        assertThat(page.split("in no index", -1)).hasSize(5);
    }

    @Test
    void theShortIndexHasTheNewestOfEachAndAllThatSomebodyWantsInCertainVersions() {
        // Given
        storage.publish(
                job,
                CondaFile.noarch("", "spam", "1.9", "0", ""),
                CondaFile.noarch("", "spam", "1.10", "0", ""),
                CondaFile.noarch("", "spam", "1.10", "1", ""),
                CondaFile.noarch("", "lib", "1", "0", ""),
                CondaFile.noarch("", "lib", "2", "0", ""),
                CondaFile.noarch("", "free", "1", "0", ""),
                CondaFile.noarch("", "free", "2", "0", ""),
                TestFile.of(
                        "app-1-0.conda",
                        CondaFile.of(
                                        CondaFile.index("app", "1", "0", ",\"subdir\":\"noarch\"")
                                                .replace("[]", "[\"lib <2\", \"free\"]"),
                                        "")
                                .conda()));

        // When
        var current = get("conda/noarch/current_repodata.json");

        // Then
        current.statusCode(200)
                .body("'packages.conda'", hasKey("spam-1.10-0.conda"))
                .body("'packages.conda'", hasKey("spam-1.10-1.conda"))
                .body("'packages.conda'", not(hasKey("spam-1.9-0.conda")))
                .body("'packages.conda'", hasKey("lib-1-0.conda"))
                .body("'packages.conda'", hasKey("lib-2-0.conda"))
                .body("'packages.conda'", hasKey("free-2-0.conda"))
                .body("'packages.conda'", not(hasKey("free-1-0.conda")));
    }

    @Test
    void filesBelowAFolderOfThatNameStayReachable() {
        // Given
        var file = CondaFile.noarch("conda/noarch/", "spam", "1.0", "0", "a");
        storage.publish(job, file, TestFile.of("conda/readme.txt", "read me"));

        // Then
        assertThat(bytes("-/files/conda/readme.txt")).isEqualTo("read me".getBytes(UTF_8));
        assertThat(bytes("conda/noarch/spam-1.0-0.conda")).isEqualTo(file.content());
        get("conda/readme.txt").statusCode(404);
    }

    private static TestFile spam(String payload) {
        return CondaFile.noarch("dist/noarch/", "spam", "1.0", "0", payload);
    }

    private static String md5(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    }

    private ExtractableResponse<Response> repodata(String subdir) {
        return repodata(job.commit().hex(), subdir);
    }

    private ExtractableResponse<Response> repodata(String ref, String subdir) {
        return given().get("/" + job.repository() + "/" + ref + "/conda/" + subdir + "/repodata.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract();
    }

    private byte[] bytes(String path) {
        return bytes(job.commit().hex(), path);
    }

    private byte[] bytes(String ref, String path) {
        return given().get("/" + job.repository() + "/" + ref + "/" + path)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private ValidatableResponse get(String path) {
        return given().get(address(path)).then();
    }

    private String address(String path) {
        return "/" + job.repository() + "/" + job.commit() + "/" + path;
    }
}
