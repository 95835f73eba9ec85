package dev.afterrun.notifier.delivery;

import static dev.afterrun.notifier.delivery.DeliveryScene.APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.forge.github.GitHubDeliveriesDouble;
import dev.afterrun.forge.github.GitHubDouble;
import dev.afterrun.forge.github.GitHubFault;
import dev.afterrun.notifier.testing.RealForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a long log is read, and what an outage, a limit or a refusal of GitHub does to it. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class ReadDeliveriesTest {
    private static final String PAGE = "GET /app/hook/deliveries";
    private static final String AGAIN = "POST /app/hook/deliveries";

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
    void longLogIsReadOverSeveralTurnsAndAskedForAtItsEnd() throws IOException {
        // Given
        missedThenTaken("oldest", 620);

        // When
        var first = worker.work(APP);

        // Then
        assertThat(first).isEqualTo(new Outcome.Again(Duration.ofSeconds(10), "more of the log is to be read"));
        assertThat(log.again()).isEmpty();
        assertThat(pages()).isEqualTo(5);
        worker.work(APP);
        assertThat(pages()).isEqualTo(7);
        assertThat(log.again()).containsExactly("oldest");
    }

    @Test
    void readingThatBreaksOffGoesOnWithThePageThatFailed() throws IOException {
        // Given
        missedThenTaken("oldest", 350);
        github.goesWrong(Faults.at(3, PAGE, GitHubFault.answering(502, "Bad Gateway")));
        assertThatThrownBy(() -> worker.work(APP)).isInstanceOf(IOException.class);
        github.goesWrong(GitHubFault.Plan.NONE);
        var before = pages();

        // When
        worker.work(APP);

        // Then
        assertThat(pages() - before).isEqualTo(2);
        assertThat(log.again()).containsExactly("oldest");
    }

    @Test
    void whatIsToldWhileALongReadingIsUnderWayIsFoundByTheNext() throws IOException {
        // Given
        missedThenTaken("oldest", 550);
        worker.work(APP);
        log.told("meanwhile", "push", 503, now);
        worker.work(APP);

        // When
        worker.work(APP);

        // Then
        assertThat(log.again()).containsExactly("oldest", "meanwhile");
    }

    @Test
    void onlyWhatIsNewIsReadTheNextTime() throws IOException {
        // Given
        missedThenTaken("oldest", 350);
        worker.work(APP);
        var before = pages();
        log.told("new", "push", 503, now);

        // When
        worker.work(APP);

        // Then
        assertThat(pages() - before).isEqualTo(1);
        assertThat(log.again()).containsExactly("oldest", "new");
    }

    @Test
    void whatComesIntoTheLogAMomentLateIsFoundAllTheSame() throws IOException {
        // Given
        log.told("first", "push", 202, now);
        worker.work(APP);
        log.told("late", "push", 503, now.minusSeconds(60));

        // When
        worker.work(APP);

        // Then
        assertThat(log.again()).containsExactly("late");
    }

    @Test
    void limitWhileReadingIsWaitedFor() throws IOException {
        // Given
        github.goesWrong(Faults.at(1, PAGE, GitHubFault.limit(429, 40)));

        // When
        var outcome = worker.work(APP);

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Again.class, again -> assertThat(again.after()).isEqualTo(Duration.ofSeconds(40)));
    }

    @Test
    void limitWhileAskingCostsNoneOfTheThreeTimes() throws IOException {
        // Given
        log.told("away", "push", 503, now.minusSeconds(10));
        github.goesWrong(Faults.at(1, AGAIN, GitHubFault.limit(429, 40)));

        // When
        worker.work(APP);

        // Then
        assertThat(scene.number("SELECT asked FROM missed_delivery")).isZero();
        worker.work(APP);
        assertThat(log.again()).containsExactly("away");
    }

    @Test
    void askWhoseAnswerIsLostIsNotRepeated() throws IOException {
        // Given
        log.told("away", "push", 503, now.minusSeconds(10));
        github.goesWrong(Faults.at(1, AGAIN, GitHubFault.answerLost()));
        assertThatThrownBy(() -> worker.work(APP)).isInstanceOf(IOException.class);

        // When
        worker.work(APP);

        // Then
        assertThat(log.again()).containsExactly("away");
        assertThat(scene.number("SELECT count(*) FROM missed_delivery")).isZero();
    }

    @Test
    void outageWhileAskingLeavesTheOthersForTheNextTurn() throws IOException {
        // Given
        log.told("first", "push", 503, now.minusSeconds(20));
        log.told("second", "push", 503, now.minusSeconds(10));
        github.goesWrong(Faults.at(1, AGAIN, GitHubFault.answering(502, "Bad Gateway")));
        assertThatThrownBy(() -> worker.work(APP)).isInstanceOf(IOException.class);

        // When
        worker.work(APP);

        // Then
        assertThat(log.again()).containsExactly("second");
        scene.passes(Duration.ofHours(1));
        worker.work(APP);
        assertThat(log.again()).containsExactly("second", "first");
    }

    @Test
    void oneThatGitHubRefusesIsLostAndTheOthersAreNot() throws IOException {
        // Given
        log.told("refused", "push", 503, now.minusSeconds(20));
        log.told("other", "push", 503, now.minusSeconds(10));
        github.goesWrong(Faults.at(1, AGAIN, GitHubFault.answering(422, "Validation Failed")));

        // When
        worker.work(APP);

        // Then
        assertThat(log.again()).containsExactly("other");
        assertThat(scene.number("SELECT count(*) FROM missed_delivery WHERE given_up AND guid = 'refused'"))
                .isEqualTo(1);
    }

    @Test
    void appWithoutAWebhookIsLookedAtOnceAnHourAndSpokenOfOnce() throws IOException {
        // Given
        log.isOff();

        // When
        var outcome = worker.work(APP);

        // Then
        assertThat(outcome).isEqualTo(new Outcome.Again(Duration.ofHours(1), "it has no webhook"));
        assertThat(scene.number("SELECT count(*) FROM delivery_log WHERE shut = 'it has no webhook'"))
                .isEqualTo(1);
    }

    @Test
    void appThatGitHubDoesNotKnowIsLookedAtOnceAnHourAndReadOnceItIsKnown() throws IOException {
        // Given
        log.told("away", "push", 503, now.minusSeconds(10));
        github.goesWrong(Faults.at(1, PAGE, GitHubFault.answering(401, "A JSON web token could not be decoded")));

        // When
        var outcome = worker.work(APP);

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Again.class, again -> {
            assertThat(again.after()).isEqualTo(Duration.ofHours(1));
            assertThat(again.why()).contains("App 4711");
        });
        worker.work(APP);
        assertThat(log.again()).containsExactly("away");
        assertThat(scene.number("SELECT count(*) FROM delivery_log WHERE shut IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void cursorThatGitHubTakesNoMoreBeginsTheReadingAnew() throws IOException {
        // Given
        missedThenTaken("oldest", 350);
        github.goesWrong(Faults.at(2, PAGE, GitHubFault.answering(422, "Invalid cursor")));
        worker.work(APP);
        var before = pages();

        // When
        worker.work(APP);

        // Then
        assertThat(pages() - before).isEqualTo(4);
        assertThat(log.again()).containsExactly("oldest");
    }

    /** One that was missed, and after it so many that were not. */
    private void missedThenTaken(String guid, int taken) {
        var began = now.minus(Duration.ofHours(2));
        log.told(guid, "push", 503, began);
        IntStream.rangeClosed(1, taken)
                .forEach(number -> log.told("taken-" + number, "push", 202, began.plusSeconds(10L * number)));
    }

    private long pages() {
        return github.requests().stream().filter(PAGE::equals).count();
    }
}
