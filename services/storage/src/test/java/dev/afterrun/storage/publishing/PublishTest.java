package dev.afterrun.storage.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.contracts.job.StoredFile;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PublishTest {
    @Inject
    Storage storage;

    @Inject
    Api api;

    @Test
    void filesOfAFinishedJobAreStoredAndTold() {
        // Given
        var job = CiJob.fresh();
        var wheel = TestFile.of("dist/tool.whl", "a wheel");

        // When
        storage.publish(job, wheel);

        // Then
        var status = api.status(job);
        assertThat(status.settled()).isTrue();
        assertThat(status.files()).extracting(StoredFile::state).containsExactly(ArtifactState.STORED);
        assertThat(storage.told(job)).hasSize(1);
    }
}
