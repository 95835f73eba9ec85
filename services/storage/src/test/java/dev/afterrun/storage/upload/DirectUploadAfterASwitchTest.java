package dev.afterrun.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.bucket.DirectSender;
import dev.afterrun.blobs.files.FilesBlobStore;
import dev.afterrun.contracts.upload.Transfer;
import dev.afterrun.contracts.upload.UploadOpened;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.S3Resource;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.upload.DirectTransfers.Sent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another store takes what is new since a job was told to send a large file straight to the one that did. */
@QuarkusTest
@TestProfile(S3Resource.Profile.class)
class DirectUploadAfterASwitchTest {
    private static final DirectSender SENDER = new DirectSender();

    @Inject
    Api api;

    @Inject
    Bytes bytes;

    @Inject
    Stores stores;

    @Inject
    Sessions sessions;

    @Inject
    DirectRecords uploads;

    @Inject
    SessionRecords records;

    @Inject
    EndUpload endUpload;

    @Inject
    UploadSettings settings;

    @TempDir
    Path directory;

    private final CiJob job = CiJob.fresh();
    private final TestFile file = TestFile.of("large.bin", job.repository() + "0123456789".repeat(40_000));
    private DirectTransfers switched;

    @BeforeEach
    void anotherStoreTakesWhatIsNew() throws IOException {
        var now = new Stores("next", Map.of("next", new FilesBlobStore(directory), stores.mainName(), stores.main()));
        switched = new DirectTransfers(now, uploads, new PromoteUpload(now, endUpload), sessions, records, settings);
    }

    @Test
    void whatWasSentIsTakenFromTheStoreThatItWasSentTo() throws IOException {
        // Given
        var session = api.open(job, file);
        SENDER.send(api.transfer(job, session, file.sha256()), file.content());

        // When
        var sent = switched.sent(blob(session));

        // Then
        assertThat(sent).isEqualTo(Sent.HERE);
        assertThat(bytes.storesOf(file.sha256())).containsExactly(stores.mainName());
        assertThat(bytes.readable(file.sha256())).isTrue();
    }

    @Test
    void whatWasNotSentYetGoesToTheOneThatTakesWhatIsNew() throws IOException {
        // Given
        var session = api.open(job, file);
        api.transfer(job, session, file.sha256());

        // When
        var transfer = switched.transfer(blob(session));

        // Then
        assertThat(transfer).isEqualTo(new Transfer.Through());
    }

    private SessionBlob blob(UploadOpened session) {
        return sessions.find(UUID.fromString(session.id()))
                .flatMap(open -> sessions.blob(open.session(), file.sha256()))
                .orElseThrow();
    }
}
