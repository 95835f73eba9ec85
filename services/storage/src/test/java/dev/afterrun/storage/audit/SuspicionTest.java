package dev.afterrun.storage.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.store.StoreAudit;
import dev.afterrun.contracts.store.StoreAudit.Phase;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuspicionTest {
    @Test
    void anEmptyStoreBesideRowsIsSuspicious() {
        // When, Then
        assertThat(Suspicion.of(store(0, 1, 0, 1)).orElseThrow()).contains("lists nothing");
        assertThat(Suspicion.of(store(0, 0, 0, 0))).isEmpty();
    }

    @Test
    void aFewOfFewAreNot() {
        // When, Then
        assertThat(Suspicion.of(store(10, 10, 10, 10))).isEmpty();
    }

    @Test
    void moreThanATenthIs() {
        // When, Then
        assertThat(Suspicion.of(store(1_000, 1_000, 0, 101)).orElseThrow()).contains("101 of 1000 objects are missing");
        assertThat(Suspicion.of(store(1_000, 1_000, 101, 0)).orElseThrow()).contains("no row tells of 101 of 1000");
        assertThat(Suspicion.of(store(1_000, 1_000, 100, 100))).isEmpty();
    }

    private static StoreAudit store(long objects, long known, long strays, long missing) {
        return new StoreAudit("files", Phase.COMPARE, objects, known, strays, 0, missing, 0, 0, 0, Optional.empty());
    }
}
