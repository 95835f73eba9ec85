package dev.afterrun.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.fake.FakeTime;
import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

final class TriesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final FakeTime time = new FakeTime();
    private final ArrayList<String> notes = new ArrayList<>();
    private final Call call = Call.of("sending", URI.create("http://server.test/x"), Call.SHORT);
    private final Retry retry = new Retry(PATIENCE, time, notes::add);
    private final Tries tries = retry.tries();

    @Test
    void timeEndsThemAndNotTheirNumber() {
        // When
        tryInVain(busy(Optional.empty()));

        // Then
        assertThat(time.passed()).isEqualTo(PATIENCE);
        assertThat(time.pauses()).hasSizeGreaterThan(15);
        assertThat(tries.inVain(busy(Optional.empty())))
                .matches(", tried \\d+ times in 5 min 0 s, as long as --retry-for allows");
    }

    @Test
    void pausesGrowToABoundAndDiffer() {
        // When
        for (var i = 0; i < 100; i++) {
            tryInVain(busy(Optional.empty()));
            tries.moved();
        }

        // Then
        assertThat(time.pauses().getFirst()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(time.pauses()).allMatch(pause -> pause.compareTo(Duration.ofSeconds(20)) < 0);
        assertThat(time.pauses().stream().distinct().count()).isGreaterThan(500);
    }

    @Test
    void noPauseIsShorterThanTheServerAsks() {
        // When
        tryInVain(busy(Optional.of(Duration.ofSeconds(30))));

        // Then: the last one is cut at the end of all
        assertThat(time.pauses().subList(0, time.pauses().size() - 1))
                .allMatch(pause -> pause.compareTo(Duration.ofSeconds(30)) >= 0);
        assertThat(time.passed()).isLessThanOrEqualTo(PATIENCE);
    }

    @Test
    void whoeverIsAskedToWaitForLongerThanThatEndsAtOnce() {
        // Given
        var outage = busy(Optional.of(Duration.ofHours(1)));

        // When, Then
        assertThatThrownBy(() -> tries.goOnAfter(call, outage))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(
                        "sending: http://server.test: it is busy, and asks to be left alone for 60 min 0 s,"
                                + " longer than --retry-for allows; ");
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void whoeverIsAskedToWaitForLongerThanIsLeftEndsWithWhatWasTried() {
        // Given
        tries.waits(call, busy(Optional.empty()));
        time.last(PATIENCE.minus(time.passed()).minusSeconds(5));
        var outage = busy(Optional.of(Duration.ofSeconds(10)));

        // When, Then
        assertThatThrownBy(() -> tries.goOnAfter(call, outage))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("sending: http://server.test: it is busy, tried 2 times in 4 min 55 s,"
                        + " and asks to be left alone for 10.0 s, longer than --retry-for allows; ");
        assertThat(time.passed()).isEqualTo(PATIENCE.minusSeconds(5));
    }

    @Test
    void asLongAsSomethingArrivesItGoesOn() {
        for (var i = 0; i < 100; i++) {
            // Given
            time.last(Duration.ofMinutes(10));

            // When
            var goesOn = tries.waits(call, busy(Optional.empty()));

            // Then
            assertThat(goesOn).isTrue();
            tries.moved();
        }
    }

    @Test
    void eachReasonIsSaidAtOnceAndThenOnceAMinuteHoweverManyMeetIt() {
        // Given
        var others = retry.tries();

        // When
        while (tries.waits(call, busy(Optional.empty()))) {
            others.waits(Call.of("asking", call.to(), Call.SHORT), busy(Optional.empty()));
        }
        tries.moved();
        tries.waits(call, Outage.of(new IOException("reset")));

        // Then
        assertThat(notes).hasSizeBetween(4, 7);
        assertThat(notes.getFirst())
                .isEqualTo("sending: http://server.test: it is busy; trying again for up to 5 min 0 s");
        assertThat(notes.getLast())
                .isEqualTo(
                        "sending: http://server.test: the connection broke: reset; trying again for up to 5 min 0 s");
    }

    @Test
    void whatTimeHardlyMendsIsTriedAFewTimes() {
        // When
        tryInVain(Outage.unlikely("it answered 500"));

        // Then
        assertThat(time.pauses()).hasSize(5);
        assertThat(tries.inVain(Outage.unlikely("")))
                .startsWith(", tried 6 times in ")
                .doesNotContain("--retry-for");
    }

    @Test
    void outageBeforeDoesNotCountAgainstWhatTimeHardlyMends() {
        // Given
        for (var i = 0; i < 10; i++) {
            assertThat(tries.waits(call, busy(Optional.empty()))).isTrue();
        }

        // When
        var goesOn = tries.waits(call, Outage.unlikely("it answered 500"));

        // Then
        assertThat(goesOn).isTrue();
    }

    @Test
    void certificateThatIsNotTrustedStaysSo() {
        // Given
        var handshake = new SSLHandshakeException("PKIX path building failed");
        handshake.initCause(new CertificateException("unknown"));

        // Then
        assertThat(Outage.of(handshake).chance()).isEqualTo(Chance.SLIGHT);
        assertThat(Outage.of(new SSLHandshakeException("the other side is gone"))
                        .chance())
                .isEqualTo(Chance.GOOD);
    }

    private void tryInVain(Outage outage) {
        boolean goesOn;
        do {
            goesOn = tries.waits(call, outage);
        } while (goesOn);
    }

    private static Outage busy(Optional<Duration> asked) {
        return new Outage("it is busy", asked, Chance.GOOD);
    }
}
