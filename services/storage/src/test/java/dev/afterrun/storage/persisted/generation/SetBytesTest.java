package dev.afterrun.storage.persisted.generation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.LocatedBlob;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SetBytesTest {
    private final CiJob main = SetScene.onMain();
    private final CiJob branch = main.onBranch("next").ofRun("2");

    @Inject
    SetScene scene;

    @Inject
    Storage storage;

    @Test
    void descriptionAndPacksAreGotWhereTheAnswerSays() {
        // Given
        var set = scene.set("one", "two");
        scene.visible(main, set, Duration.ZERO);

        // When
        var found = scene.found(branch);

        // Then
        assertThat(bytes(found.description())).isEqualTo(set.description());
        assertThat(found.packs()).hasSize(1);
        assertThat(bytes(found.packs().getFirst())).isEqualTo(set.packs().getFirst());
    }

    @Test
    void anyoneGetsARangeOfAPack() {
        // Given
        var set = scene.set("one", "two");
        scene.visible(main, set, Duration.ZERO);
        var pack = scene.found(branch).packs().getFirst();

        // When
        var part = given().header("Range", "bytes=3-9").get(pack.url().getPath());

        // Then
        part.then().statusCode(206).header("Content-Range", "bytes 3-9/" + pack.size());
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(set.packs().getFirst(), 3, 10));
    }

    @Test
    void rangeBehindTheEndIsRefused() {
        // Given
        scene.visible(main, scene.set("one"), Duration.ZERO);
        var pack = scene.found(branch).packs().getFirst();

        // When
        var answer = given().header("Range", "bytes=" + pack.size() + "-")
                .get(pack.url().getPath());

        // Then
        answer.then().statusCode(416);
    }

    @Test
    void whatIsInvalidatedGivesNoByteMore() {
        // Given
        scene.visible(main, scene.set("one"), Duration.ZERO);
        var asked = scene.found(branch);

        // When
        scene.invalidate(main, Map.of("all", true)).then().statusCode(200);

        // Then
        given().get(asked.description().url().getPath()).then().statusCode(410);
        given().get(asked.packs().getFirst().url().getPath()).then().statusCode(410);
    }

    @Test
    void whatIsNotVisibleIsForJobsAsTrustedToCompareWith() {
        // Given
        scene.save(main, scene.set("one"), Duration.ZERO);
        scene.ends(main, Conclusion.FAILURE);
        storage.work();
        var pack = scene.base(main.ofRun("3"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>get("packs[0].url");

        // When
        var path = URI.create(pack).getPath() + "?" + URI.create(pack).getQuery();

        // Then
        given().auth().oauth2(main.token()).get(path).then().statusCode(200);
        given().auth()
                .oauth2(main.trusted(TrustLevel.ORDINARY).token())
                .get(path)
                .then()
                .statusCode(410);
        given().get(path).then().statusCode(410);
        given().auth().oauth2("nonsense").get(path).then().statusCode(401);
    }

    @Test
    void generationGivesNothingButItsOwn() {
        // Given
        var saved = scene.visible(main, scene.set("one"), Duration.ZERO);
        var at = SetScene.at(main) + "/generations/" + saved.id() + "/blobs/";

        // When
        var other = given().get(at + Digest.of(new byte[0]));

        // Then
        other.then().statusCode(404);
        given().get(at + "nonsense").then().statusCode(422);
        given().get(SetScene.at(SetScene.onMain()) + "/generations/" + saved.id())
                .then()
                .statusCode(404);
        given().get(SetScene.at(main) + "/generations/0").then().statusCode(422).body("status", equalTo(422));
    }

    private static byte[] bytes(LocatedBlob blob) {
        var answer = given().get(blob.url().getPath());
        answer.then().statusCode(200);
        assertThat(Digest.of(answer.asByteArray())).isEqualTo(blob.sha256());
        return answer.asByteArray();
    }
}
