package dev.afterrun.storage.blob;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConfiguredStoresTest {
    @Inject
    Storage storage;

    @Inject
    Sql sql;

    @Inject
    Stores stores;

    @Test
    void aStartWithoutAStoreInWhichFilesLieIsRefusedWithTheMend() {
        // Given
        storage.publish(CiJob.fresh(), TestFile.of("a.txt", "it lies in a store that is forgotten"));
        var forgetful = new ConfiguredStores(sql, new Stores("moon", Map.of()));

        // When, Then
        assertThatThrownBy(() -> forgetful.check(new StartupEvent()))
                .hasMessageContaining("'files'")
                .hasMessageContaining("AFTERRUN_BLOBS_OTHERS_FILES_KIND");
    }

    @Test
    void aStartWithAllOfThemGoesOn() {
        // Given
        storage.publish(CiJob.fresh(), TestFile.of("a.txt", "it lies in a store that is known"));

        // When, Then
        assertThatCode(() -> new ConfiguredStores(sql, stores).check(new StartupEvent()))
                .doesNotThrowAnyException();
    }
}
