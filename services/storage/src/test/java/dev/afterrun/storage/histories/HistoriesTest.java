package dev.afterrun.storage.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.blob.CopiesWithBreakableLocks;
import dev.afterrun.storage.blob.CopiesWithBreakableLocks.Lock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens, in whatever order, and whoever dies in the middle of it: every reference's bytes can be read, and what
 * nobody refers to is gone.
 */
@Tag("histories")
@QuarkusTest
@TestProfile(Histories.class)
class HistoriesTest {
    private static final Logger LOG = Logger.getLogger(HistoriesTest.class);
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
        player.playAll(Seeds.half(0));
    }

    @Test
    void locksThatAreMissingAreFound() throws IOException {
        // Given
        copies.breakLocks(Lock.values());

        // When
        var failure = player.firstFailure(new Seeds(1, ENOUGH_TO_MEET));

        // Then
        assertThat(failure).isPresent();
        LOG.infof("Without the locks of copies this was found:%n%s", failure.get());
        copies.mendLocks();
        assertThat(player.play(failure.get().history()))
                .as("the same with locks")
                .isEmpty();
    }
}
