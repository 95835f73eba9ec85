package dev.afterrun.storage.retention.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeepFilesTest {
    private static final TestFile WHEEL = TestFile.of("dist/app.whl", "a wheel");
    private static final TestFile LOG = TestFile.of("build.log", "it said much");

    private final CiJob job = CiJob.fresh().trusted(TrustLevel.TRUSTED);

    @Inject
    KeepApi api;

    @Inject
    Storage storage;

    @BeforeEach
    void aRun() {
        storage.publish(job, WHEEL, LOG);
    }

    @Test
    void runIsKeptWhateverIsProposedUntilItsPinIsEnded() {
        // Given
        var pin = api.kept(job, "run-1", "30d");
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);
        api.read(job, "run-1/build.log").statusCode(200);

        // When
        api.end(job, pin).statusCode(204);
        storage.expiryDue(job);

        // Then
        api.read(job, "run-1/build.log").statusCode(410);
        api.read(job, "run-1/dist/app.whl").statusCode(410);
    }

    @Test
    void proposalThatWasOnItsWayBeforeThePinIsRefused() {
        // Given
        storage.letLifetimeEnd(job);

        // When
        api.kept(job, "run-1", "30d");
        storage.expiryDue(job);

        // Then
        api.read(job, "run-1/build.log").statusCode(200);
    }

    @Test
    void newEndIsToldAtOnce() {
        // Given
        var now = Instant.now();

        // When
        api.kept(job, "run-1", "30d");

        // Then
        assertThat(storage.told(job)).hasSize(2);
        assertThat(storage.told(job).getLast().expiresAt().orElseThrow())
                .isBetween(
                        now.plus(Duration.ofDays(30)).minusSeconds(1),
                        now.plus(Duration.ofDays(30).plusMinutes(5)));
    }

    @Test
    void foreverHasNoEndAndThatIsTold() {
        // When
        api.keep(job, "run-1", "forever", "the release").statusCode(200).body("pin.until", nullValue());

        // Then
        assertThat(storage.told(job).getLast().expiresAt()).isEmpty();
    }

    @Test
    void pinThatIsShorterThanTheRuleShortensNothing() {
        // Given
        var before = storage.told(job).getLast().expiresAt();

        // When
        api.kept(job, "run-1", "1h");

        // Then
        assertThat(storage.told(job).getLast().expiresAt()).isEqualTo(before);
    }

    @Test
    void oneFileIsKeptWhileTheOthersGo() {
        // Given
        api.kept(job, job.commit().hex() + "/dist/app.whl", "30d");
        storage.letLifetimeEnd(job);

        // When
        storage.expiryDue(job);

        // Then
        api.read(job, "run-1/dist/app.whl").statusCode(200);
        api.read(job, "run-1/build.log").statusCode(410);
    }

    @Test
    void whatTheRunStillBringsIsKeptToo() {
        // Given
        api.kept(job, "run-1", "30d");
        var late = job.named("docs");

        // When
        storage.publish(late, TestFile.of("docs.txt", "late"));
        storage.letLifetimeEnd(late);
        storage.expiryDue(late);

        // Then
        api.read(job, "run-1/docs.txt").statusCode(200);
    }

    @Test
    void pinWhoseTimeIsOverHoldsNothing() {
        // Given
        var pin = api.kept(job, "run-1", "30d");
        storage.letLifetimeEnd(job);
        api.letTimeEnd(pin);

        // When
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);

        // Then
        api.read(job, "run-1/build.log").statusCode(410);
        api.list(job).body("pins", hasSize(0));
    }

    @Test
    void ofTwoOwnersTheLongerCounts() {
        // Given
        api.kept(job, "run-1", "30d");
        var other = api.keep(job, Map.of("of", "run-1", "lasting", "forever", "reason", "release", "owner", "ada"))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("pin.id");

        // When
        api.end(job, other).statusCode(204);

        // Then
        assertThat(storage.told(job).getLast().expiresAt()).isPresent();
        api.list(job).body("pins", hasSize(1));
    }

    @Test
    void theSameAgainChangesTheTimeAndTheReason() {
        // Given
        var pin = api.kept(job, "run-1", "30d");

        // When
        api.keep(job, "run-1", "2w", "less is enough").statusCode(200);

        // Then
        api.list(job)
                .body("pins", hasSize(1))
                .body("pins[0].id", equalTo((int) pin))
                .body("pins[0].reason", equalTo("less is enough"));
    }

    @Test
    void whatHasGoneIsNotKeptAndItIsToldSinceWhen() {
        // Given
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);

        // When
        var answer = api.keep(job, "run-1", "30d", "too late");

        // Then
        answer.statusCode(410)
                .body("type", equalTo("urn:afterrun:problem:expired"))
                .body("detail", containsString("what run 1 had went at 20"));
        api.keep(job, "run-1/build.log", "30d", "too late")
                .statusCode(410)
                .body("detail", containsString("build.log of run 1 went at 20"));
    }

    @Test
    void ofARunThatHasLostAPartTheRestIsKeptAndTheOthersAreCounted() {
        // Given
        var other = job.named("lint");
        storage.publish(other, TestFile.of("lint.txt", "clean"));
        storage.letLifetimeEnd(other);
        storage.expiryDue(other);

        // When
        var answer = api.keep(job, "run-1", "30d", "what is left");

        // Then
        answer.statusCode(200).body("files", equalTo(2)).body("gone", equalTo(1));
    }

    @Test
    void listTellsWhoKeepsWhatAndWhy() {
        // Given
        api.keep(job, "run-1/dist/app.whl", "30d", "the demo").statusCode(200);

        // When
        var list = api.list(job);

        // Then
        list.statusCode(200)
                .body("pins[0].run", equalTo("1"))
                .body("pins[0].job", equalTo("build"))
                .body("pins[0].attempt", equalTo(1))
                .body("pins[0].path", equalTo("dist/app.whl"))
                .body("pins[0].reason", equalTo("the demo"))
                .body("pins[0].page", containsString("/run-1"));
    }
}
