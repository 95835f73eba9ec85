package dev.afterrun.notifier.delivery;

import static dev.afterrun.notifier.delivery.DeliveryScene.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.forge.github.GitHubDeliveriesDouble;
import dev.afterrun.forge.github.GitHubDouble;
import dev.afterrun.notifier.testing.RealForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found missing, and how often it is asked for. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class FetchMissedDeliveriesTest {
    private static final Outcome NOTHING_LEFT =
            new Outcome.Again(Duration.ofMinutes(5), "nothing is left to be asked for");

    @Inject
    DeliveryScene scene;

    private final Instant now = Instant.now();
    private GitHubDouble github;
    private GitHubDeliveriesDouble log;
    private FetchMissedDeliveries worker;

    @BeforeEach
    void begin() throws IOException {
        github = scene.begin();
        log = DeliveryScene.log(github);
        worker = scene.worker(github);
    }

    @AfterEach
    void end() {
        github.close();
    }

    @Test
    void whatNobodyAnsweredIsDeliveredAgainUnderItsGuidAndThenForgotten() throws IOException {
        // Given
        log.told("taken", "push", 202, now.minusSeconds(30));
        log.told("away", "issue_comment", 503, now.minusSeconds(20));
        log.told("silent", "pull_request", 0, now.minusSeconds(10));
        var recovered = scene.counted(DeliveryCounts.Outcome.RECOVERED);

        // When
        var first = worker.work(APP);
        var second = worker.work(APP);

        // Then
        assertThat(first).isEqualTo(NOTHING_LEFT);
        assertThat(second).isEqualTo(NOTHING_LEFT);
        assertThat(log.again()).containsExactly("away", "silent");
        assertThat(scene.counted(DeliveryCounts.Outcome.RECOVERED) - recovered).isEqualTo(2);
        assertThat(scene.number("SELECT count(*) FROM missed_delivery")).isZero();
    }

    @Test
    void whatSomebodyElseHadDeliveredAgainIsNotAskedFor() throws IOException {
        // Given
        log.told("by hand", "push", 503, now.minusSeconds(20));
        log.deliverAgain("by hand");

        // When
        worker.work(APP);

        // Then
        assertThat(log.again()).containsExactly("by hand");
    }

    @Test
    void failureOfASecondDeliveryOfWhatWasAnsweredIsNoMiss() throws IOException {
        // Given
        log.told("taken", "push", 202, now.minusSeconds(20));
        log.isAnswered(503);
        log.deliverAgain("taken");

        // When
        worker.work(APP);

        // Then
        assertThat(log.again()).containsExactly("taken");
        assertThat(scene.number("SELECT count(*) FROM missed_delivery")).isZero();
    }

    @Test
    void whatNobodyNeedsIsNotAskedFor() throws IOException {
        // Given
        log.told("star", "star", 503, now.minusSeconds(20));
        log.told("ping", "ping", 404, now.minusSeconds(10));

        // When
        worker.work(APP);

        // Then
        assertThat(log.again()).isEmpty();
    }

    @Test
    void whatIsOlderThanThreeDaysIsLeftAlone() throws IOException {
        // Given
        log.told("too old", "push", 503, now.minus(Duration.ofDays(3)).minusSeconds(60));
        log.told("old", "push", 503, now.minus(Duration.ofDays(3)).plusSeconds(600));

        // When
        worker.work(APP);

        // Then
        assertThat(log.again()).containsExactly("old");
    }

    @Test
    void whatIsNeverAnsweredIsAskedForThreeTimesOverHalfADayAndThenLostForGood() throws IOException {
        // Given
        log.isAnswered(503);
        log.told("lost", "push", 503, now.minusSeconds(10));
        var lost = scene.counted(DeliveryCounts.Outcome.LOST);
        worker.work(APP);
        worker.work(APP);
        assertThat(log.again()).hasSize(1);
        scene.passes(Duration.ofHours(1));
        worker.work(APP);
        assertThat(log.again()).hasSize(2);
        scene.passes(Duration.ofHours(12));
        worker.work(APP);
        assertThat(log.again()).hasSize(3);

        // When
        for (var turn = 0; turn < 3; turn++) {
            scene.passes(Duration.ofHours(1));
            worker.work(APP);
        }

        // Then
        assertThat(log.again()).hasSize(3);
        assertThat(scene.counted(DeliveryCounts.Outcome.LOST) - lost).isEqualTo(1);
        assertThat(scene.number("SELECT count(*) FROM missed_delivery WHERE given_up"))
                .isEqualTo(1);
    }

    @Test
    void whatWasGivenUpIsForgottenOnceTheLogHasItNoMore() throws IOException {
        // Given
        log.told("lost", "push", 503, now.minusSeconds(10));
        worker.work(APP);
        scene.sql("UPDATE missed_delivery SET given_up = true, delivered_at = delivered_at - interval '73 hours'");
        log.forgets();

        // When
        worker.work(APP);

        // Then
        assertThat(scene.number("SELECT count(*) FROM missed_delivery")).isZero();
    }

    @Test
    void whatGitHubHasForgottenBeforeItIsAskedForIsLostAtOnce() throws IOException {
        // Given
        log.told("gone", "push", 503, now.minusSeconds(10));
        github.goesWrong(Faults.once("POST ", log::forgets));
        var lost = scene.counted(DeliveryCounts.Outcome.LOST);

        // When
        worker.work(APP);

        // Then
        assertThat(scene.counted(DeliveryCounts.Outcome.LOST) - lost).isEqualTo(1);
    }

    @Test
    void manyAreAskedForAFewAtATime() throws IOException {
        // Given
        IntStream.range(0, 25)
                .forEach(number -> log.told("guid-" + number, "push", 503, now.minusSeconds(60 - number)));

        // When
        var first = worker.work(APP);

        // Then
        assertThat(first).isEqualTo(new Outcome.Again(Duration.ofSeconds(10), "more is to be asked for"));
        assertThat(log.again()).hasSize(10).startsWith("guid-0", "guid-1");
        worker.work(APP);
        assertThat(worker.work(APP)).isEqualTo(NOTHING_LEFT);
        assertThat(log.again()).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void twoReplicasAtOnceAskOnce() throws Exception {
        // Given
        IntStream.range(0, 9).forEach(number -> log.told("guid-" + number, "push", 503, now.minusSeconds(60 - number)));
        Callable<Outcome> turn = () -> scene.worker(github).work(APP);

        // When
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var done : threads.invokeAll(List.of(turn, turn))) {
                assertThat(done.get()).isEqualTo(NOTHING_LEFT);
            }
        }

        // Then
        assertThat(log.again()).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void appThatWeActAsNoMoreIsLookedAtNoMore() throws IOException {
        assertThat(worker.work("another")).isEqualTo(Outcome.DONE);
    }

    @Test
    void switchedOffNothingIsAsked() throws IOException {
        // Given
        log.told("away", "push", 503, now.minusSeconds(10));

        // When
        var outcome = scene.worker(github, Duration.ZERO).work(APP);

        // Then
        assertThat(outcome).isEqualTo(Outcome.DONE);
        assertThat(github.requests()).isEmpty();
    }
}
