package dev.afterrun.storage.histories;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The other half of the histories, for another process to play at the same time as {@link HistoriesTest}. */
@Tag("histories")
@QuarkusTest
@TestProfile(Histories.class)
class OtherHistoriesTest {
    @Inject
    Player player;

    @Test
    void noReferenceLosesItsBytesAndNothingElseStays() throws IOException {
        player.playAll(Seeds.half(1));
    }
}
