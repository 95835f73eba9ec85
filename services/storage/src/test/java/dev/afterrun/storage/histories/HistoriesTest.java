package dev.afterrun.storage.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.afterrun.storage.blob.CopiesWithBreakableLocks;
import dev.afterrun.storage.blob.CopiesWithBreakableLocks.Lock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens, in whatever order, and whoever dies in the middle of it: every reference's bytes can be read, and what
 * nobody refers to is gone. {@code -Dafterrun.histories=N} plays more of them, {@code -Dafterrun.histories.seed=S} those
 * from that seed on.
 */
@Tag("histories")
@QuarkusTest
@TestProfile(Histories.class)
class HistoriesTest {
    private static final Logger LOG = Logger.getLogger(HistoriesTest.class);
    private static final int A_FEW = 30;
    private static final int ENOUGH_TO_MEET = 100;

    @Inject
    Player player;

    @Inject
    CopiesWithBreakableLocks copies;

    @AfterEach
    void locksAreWhole() {
        copies.mendLocks();
    }

    @Test
    void noReferenceLosesItsBytesAndNothingElseStays() throws IOException {
        // Given
        long first = Long.getLong("afterrun.histories.seed", new Random().nextInt(1_000_000_000));
        int number = Integer.getInteger("afterrun.histories", A_FEW);
        LOG.infof("%d histories from seed %d on", number, first);

        // When
        var failure = failure(first, number);

        // Then
        if (failure.isPresent()) {
            LOG.infof(
                    "the history of seed %d went wrong; looking for a simpler one",
                    failure.get().history().seed());
            fail(failure.get().simplest(player).toString());
        }
    }

    @Test
    void locksThatAreMissingAreFound() throws IOException {
        // Given
        copies.breakLocks(Lock.values());

        // When
        var failure = failure(1, ENOUGH_TO_MEET);

        // Then
        assertThat(failure).isPresent();
        LOG.infof("Without the locks of copies this was found:%n%s", failure.get());
        copies.mendLocks();
        assertThat(player.play(failure.get().history()))
                .as("the same with locks")
                .isEmpty();
    }

    private Optional<Failure> failure(long first, int number) throws IOException {
        for (var seed : LongStream.range(first, first + number).toArray()) {
            var history = History.of(seed);
            var complaints = player.play(history);
            if (!complaints.isEmpty()) {
                return Optional.of(new Failure(history, complaints));
            }
        }
        return Optional.empty();
    }
}
