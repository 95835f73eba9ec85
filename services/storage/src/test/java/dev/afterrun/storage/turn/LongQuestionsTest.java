package dev.afterrun.storage.turn;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.retention.keep.KeepApi;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More ask than are answered at once, and than may wait. */
@QuarkusTest
class LongQuestionsTest {
    private final CiJob job = CiJob.fresh().trusted(TrustLevel.TRUSTED);
    private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch answered = new CountDownLatch(LongQuestions.AT_ONCE);
    private final CountDownLatch over = new CountDownLatch(1);

    @Inject
    LongQuestions questions;

    @Inject
    KeepApi api;

    @Inject
    Storage storage;

    @BeforeEach
    void othersAsk() throws InterruptedException {
        storage.publish(job, TestFile.of("build.log", "it said much"));
        for (var asker = 0; asker < LongQuestions.AT_ONCE + LongQuestions.PLACES; asker++) {
            askers.execute(() -> questions.inTurn(this::answer));
        }
        answered.await();
    }

    @AfterEach
    void end() {
        over.countDown();
        askers.close();
    }

    @Test
    void whoAsksWhatARepositoryUsesIsToldToComeAgain() {
        isToldToComeAgain(usage());
    }

    @Test
    void whoAsksWhatEndsFilesIsToldToComeAgain() {
        isToldToComeAgain(api.explain(job, "run-1"));
        isToldToComeAgain(api.tryRules(job, "", "run-1"));
    }

    @Test
    void whoComesAgainIsAnswered() {
        // Given
        usage().statusCode(503);

        // When
        end();

        // Then
        usage().statusCode(200);
        api.explain(job, "run-1").statusCode(200);
    }

    private ValidatableResponse usage() {
        return given().get("/v1/repositories/" + job.repository() + "/usage").then();
    }

    private static void isToldToComeAgain(ValidatableResponse answer) {
        answer.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("type", containsString("unavailable"))
                .body("detail", containsString("try again in a moment"));
    }

    private boolean answer() {
        answered.countDown();
        try {
            return over.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
