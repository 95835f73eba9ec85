package dev.afterrun.storage.retention.keep;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class RefusedPinsTest {
    private final CiJob job = CiJob.fresh().trusted(TrustLevel.TRUSTED);

    @Inject
    KeepApi api;

    @Inject
    Storage storage;

    @BeforeEach
    void aRun() {
        storage.publish(job, TestFile.of("a.txt", "a file"));
    }

    @ParameterizedTest
    @EnumSource(
            value = TrustLevel.class,
            names = {"UNTRUSTED", "ORDINARY"})
    void runsThatAreNotTrustedKeepNothingAndEndNothing(TrustLevel trust) {
        // Given
        var pin = api.kept(job, "run-1", "30d");

        // When
        var kept = api.keep(job.trusted(trust), "run-1", "30d", "mine");
        var ended = api.end(job.trusted(trust), pin);

        // Then
        kept.statusCode(403).body("detail", containsString("this is done by trusted ones alone"));
        ended.statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "run-2,        404, there is no 'run-2'",
        "run-1/b.txt,  404, there is no 'run-1/b.txt'",
        "latest/a.txt, 404, there is no 'latest/a.txt'",
        "pr-1,         422, neither a run nor a file",
        "6e4ddaf1,     422, neither a run nor a file",
        "run-1/a/,     422, neither a run nor a file",
        "'',           422, neither a run nor a file",
    })
    void whatIsNoRunAndNoFileIsTold(String of, int status, String told) {
        api.keep(job, of, "30d", "why not").statusCode(status).body("detail", containsString(told));
    }

    @Test
    void allThatIsWrongWithARequestIsToldAtOnce() {
        // When
        var answer = api.keep(
                job,
                Map.of("of", "run-1", "lasting", "ever", "reason", "x".repeat(Limits.PIN_REASON + 1), "owner", " "));

        // Then
        answer.statusCode(422)
                .body("errors.pointer", equalTo(List.of("/lasting", "/reason", "/owner")))
                .body("errors[1].limit", equalTo(String.valueOf(Limits.PIN_REASON)));
    }

    @Test
    void repositoryHasSoManyPinsAtOnce() {
        // Given
        api.addPins(job, Limits.PINS);

        // When
        var answer = api.keep(job, "run-1", "30d", "one more");

        // Then
        answer.statusCode(422).body("limit", equalTo(String.valueOf(Limits.PINS)));
    }

    @Test
    void pinThatIsNotThereIsNotEnded() {
        api.end(job, 9_999_999).statusCode(404).body("detail", containsString("afterrun keep list"));
    }

    @Test
    void pinOfAnotherRepositoryIsNotEnded() {
        // Given
        var other = CiJob.fresh().trusted(TrustLevel.TRUSTED);
        storage.publish(other, TestFile.of("a.txt", "another's"));
        var pin = api.kept(other, "run-1", "30d");

        // When
        var answer = api.end(job, pin);

        // Then
        answer.statusCode(404);
    }
}
