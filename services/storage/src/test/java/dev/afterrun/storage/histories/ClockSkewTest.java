package dev.afterrun.storage.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.SettableClock;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replicas whose clocks are minutes apart: the database's decides about every end. */
@Tag("histories")
@QuarkusTest
@TestProfile(Histories.class)
class ClockSkewTest {
    private static final Duration MINUTES = Duration.ofMinutes(15);

    private final CiJob job = CiJob.fresh();
    private final TestFile file = TestFile.of("a.txt", "kept by the database's clock " + UUID.randomUUID());

    @Inject
    Service service;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    Sql sql;

    @Inject
    SettableClock clock;

    @AfterEach
    void clockIsRight() {
        clock.isWrongBy(Duration.ZERO);
    }

    @Test
    void whoseClockIsAheadEndsNothingEarly() throws IOException {
        // Given: one minute is left
        published();
        ends("1 minute");
        clock.isWrongBy(MINUTES);

        // When
        propose();
        service.work();

        // Then
        assertThat(states("stored")).isEqualTo(1);
        assertThat(bytes.readable(file.sha256())).isTrue();
    }

    @Test
    void whoseClockIsBehindEndsWhatIsDue() throws IOException {
        // Given: it was due a minute ago
        published();
        ends("-1 minute");
        clock.isWrongBy(MINUTES.negated());

        // When
        propose();

        // Then
        assertThat(states("expired")).isEqualTo(1);
    }

    @Test
    void bytesStayThroughTheGracePeriodOfTheDatabase() throws IOException {
        // Given
        published();
        ends("-1 minute");
        clock.isWrongBy(MINUTES.negated());
        propose();

        // When
        clock.isWrongBy(Duration.ofHours(25));
        service.work();

        // Then
        assertThat(bytes.readable(file.sha256())).isTrue();
    }

    @Test
    void sessionThatHasNotEndedKeepsItsBytesFromWhoseClockIsAhead() throws IOException {
        // Given
        var session = service.upload(job, file, Way.ONE_BY_ONE);
        storage.letSessionLive(session, Duration.ofMinutes(10), Duration.ofMinutes(12));
        clock.isWrongBy(MINUTES);

        // When
        storage.hurry("sweep-session", session.id());
        service.work();

        // Then
        assertThat(bytes.readable(file.sha256())).isTrue();
    }

    @Test
    void filesAreWholeWhoeverRecordedThemAndWhoeverSettlesThem() throws IOException {
        // Given: told to one whose clock is behind
        clock.isWrongBy(MINUTES.negated());
        var session = service.upload(job, file, Way.ONE_BY_ONE);
        service.finished("event", job, session.manifest());

        // When
        clock.isWrongBy(MINUTES);
        service.work();

        // Then
        assertThat(states("stored")).isEqualTo(1);
        assertThat(storage.told(job)).hasSize(1);
    }

    private void published() throws IOException {
        var session = service.upload(job, file, Way.ONE_BY_ONE);
        service.finished("event", job, session.manifest());
        service.work();
        storage.letSessionEnd(session);
        service.work();
    }

    /** As if it had been recorded so long ago that it ends then: ends are found anew before anything goes. */
    private void ends(String in) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("""
                        UPDATE job SET recorded_at = recorded_at - (expires_at - clock_timestamp() - ?::interval),
                            expires_at = clock_timestamp() + ?::interval WHERE key = ?
                        """, in, in, job.id().key().value()));
    }

    private void propose() {
        service.expiryDue(new ExpiryDue(job.id(), clock.instant()));
    }

    private int states(String state) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT count(*) FROM artifact WHERE state = ? AND sha256 = ?",
                        state,
                        file.sha256().bytes())
                .orElseThrow();
    }
}
