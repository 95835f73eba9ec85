package dev.afterrun.storage.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.duework.WorkCycle;
import dev.afterrun.storage.blob.CopiesWithBreakableLocks;
import dev.afterrun.storage.blob.CopiesWithBreakableLocks.Lock;
import dev.afterrun.storage.histories.Script.Scene;
import dev.afterrun.storage.upload.SweepSession;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The two meetings that the row locks of copies are for, turn by turn: a publisher has looked whether bytes are here and is
 * about to write down that it refers to them; before it does, the last other reference ends, and the bytes are condemned.
 */
@Tag("histories")
@QuarkusTest
@TestProfile(Histories.class)
class RowLocksTest {
    private static final int ONE_FILE = 1;
    private static final Duration A_SESSION_AND_MORE = Duration.ofHours(25);

    /** A session is opened: what need not be sent has been looked up, and nothing written yet. */
    private static final String SPARED = "a statement of Sessions";

    /** Bytes have arrived: that others brought the same has been seen, and nothing written yet. */
    private static final String SENT = "a statement of DamagedBlobs";

    @Inject
    Service service;

    @Inject
    Turns turns;

    @Inject
    Player player;

    @Inject
    Slate slate;

    @Inject
    CopiesWithBreakableLocks copies;

    @Inject
    WorkCycle cycle;

    @Inject
    SweepSession sweepSession;

    private World world;

    @BeforeEach
    void emptyWorld() throws IOException {
        slate.wipe();
        world = new World(service, 0);
        service.eventsWait(false);
    }

    @AfterEach
    void locksAreWhole() {
        copies.mendLocks();
    }

    @Test
    void whoIsSparedToSendBytesHasThem() throws Exception {
        // Given
        oneSessionHoldsAFileAndHasEnded();

        // When
        meet(publishIn(0), SPARED);

        // Then
        assertThat(player.atRest(world)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void withoutALockWhoIsSparedToSendBytesLosesThemAndThatIsSeen(Lock missing) throws Exception {
        // Given
        oneSessionHoldsAFileAndHasEnded();
        copies.breakLocks(missing);

        // When
        meet(publishIn(0), SPARED);

        // Then
        assertThat(player.atRest(world)).contains("run-2: file-0.txt was accepted and never came");
    }

    @Test
    void whoSendsWhatOthersHaveSentBeforeHasIt() throws Exception {
        // Given
        oneSessionHoldsAFileAndHasEnded();

        // When
        meet(publishIn(1), SENT);

        // Then
        assertThat(player.atRest(world)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void withoutALockWhoSendsWhatOthersHaveSentBeforeLosesItAndThatIsSeen(Lock missing) throws Exception {
        // Given
        oneSessionHoldsAFileAndHasEnded();
        copies.breakLocks(missing);

        // When
        meet(publishIn(1), SENT);

        // Then
        assertThat(player.atRest(world)).contains("run-2: file-0.txt was accepted and never came");
    }

    private void oneSessionHoldsAFileAndHasEnded() throws Exception {
        new Abandon(0, 0, ONE_FILE).in(world);
        world.clockJumps(A_SESSION_AND_MORE);
    }

    /** In the repository of the session, which is spared to send the file, or in another, which is not. */
    private static Action publishIn(int repository) {
        return new Publish(repository, 2, ONE_FILE, Way.ONE_BY_ONE);
    }

    /** One publishes up to that statement; then the session is swept, as far as locks let it; then the rest of both. */
    private void meet(Action publish, String statement) {
        var fault = turns.play(
                List.of(new Part(publish, 0, 0), new Part(_ -> cycle.next(sweepSession), 1, 0)),
                new Script(new Scene(0, statement), new Scene(1)),
                world);
        assertThat(fault).isEmpty();
    }
}
