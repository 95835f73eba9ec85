package dev.afterrun.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.bucket.DirectSender;
import dev.afterrun.contracts.upload.Transfer;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.S3Resource;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Of a store that seals what jobs send: the object is theirs until it is a blob, and never nobody's. */
@QuarkusTest
@TestProfile(S3Resource.Profile.class)
class SealedTransferTest {
    private static final DirectSender SENDER = new DirectSender();

    private final CiJob job = CiJob.fresh();
    private final TestFile file = TestFile.of("large.bin", job.repository() + "0123456789".repeat(40_000));

    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Test
    void whatWasSentIsNotCopied() throws IOException {
        // Given
        var session = api.open(job, file);
        var transfer = api.transfer(job, session, file.sha256());
        SENDER.send(transfer, file.content());

        // When
        api.sent(job, session, file.sha256());

        // Then
        assertThat(bytes.objectOf(file.sha256())).isEqualTo(objectOf(transfer));
        storage.hurry(SweepLateSending.KIND, "");
        storage.work();
        assertThat(bytes.readable(file.sha256())).isTrue();
    }

    @Test
    void whatWasSentAndNeverSaidToBeGoesWithItsSession() throws IOException {
        // Given
        var session = api.open(job, file);
        var transfer = api.transfer(job, session, file.sha256());
        SENDER.send(transfer, file.content());
        var before = bytes.exists(objectOf(transfer));
        storage.letSessionEnd(session);

        // When
        storage.work();

        // Then
        assertThat(before).isTrue();
        assertThat(bytes.exists(objectOf(transfer))).isFalse();
        assertThat(bytes.rows(file.sha256())).isZero();
    }

    @Test
    void whatWasSentOnceMoreAfterItsEndIsSweptWhenItsAddressIsNoLongerGood() throws IOException {
        // Given
        var session = api.open(job, file);
        var transfer = api.transfer(job, session, file.sha256());
        storage.letSessionEnd(session);
        storage.work();
        SENDER.send(transfer, file.content());
        var late = bytes.exists(objectOf(transfer));

        // When
        storage.hurry(SweepLateSending.KIND, "");
        storage.work();

        // Then
        assertThat(late).isTrue();
        assertThat(bytes.exists(objectOf(transfer))).isFalse();
    }

    @Test
    void whatWasSentOnceMoreAfterItsBlobWasDisposedOfIsSweptToo() throws IOException {
        // Given
        var session = api.open(job, file);
        var transfer = api.transfer(job, session, file.sha256());
        SENDER.send(transfer, file.content());
        api.sent(job, session, file.sha256());
        storage.letSessionEnd(session);
        storage.work();
        var disposed = !bytes.exists(objectOf(transfer));
        SENDER.send(transfer, file.content());

        // When
        storage.hurry(SweepLateSending.KIND, "");
        storage.work();

        // Then
        assertThat(disposed).isTrue();
        assertThat(bytes.exists(objectOf(transfer))).isFalse();
    }

    @Test
    void twoJobsThatSendTheSameBytesLeaveOneObject() throws IOException {
        // Given
        var second = job.named("second");
        var session = api.open(job, file);
        var sessionOfSecond = api.open(second, file);
        var transfer = api.transfer(job, session, file.sha256());
        var transferOfSecond = api.transfer(second, sessionOfSecond, file.sha256());
        SENDER.send(transfer, file.content());
        SENDER.send(transferOfSecond, file.content());

        // When
        api.sent(job, session, file.sha256());
        api.sent(second, sessionOfSecond, file.sha256());
        storage.work();

        // Then
        assertThat(objectOf(transferOfSecond)).isNotEqualTo(objectOf(transfer));
        assertThat(bytes.objectOf(file.sha256())).isEqualTo(objectOf(transfer));
        assertThat(bytes.exists(objectOf(transferOfSecond))).isFalse();
        assertThat(bytes.readable(file.sha256())).isTrue();
    }

    @Test
    void anUploadThatALaterSessionTookOverIsNotEndedWithTheEarlierOne() throws IOException {
        // Given
        var killed = api.open(job, file);
        var transfer = api.transfer(job, killed, file.sha256());
        SENDER.send(transfer, file.content());
        var again = api.open(job, file);
        api.transfer(job, again, file.sha256());
        storage.letSessionEnd(killed);
        storage.work();

        // When
        var answer = api.sent(job, again, file.sha256());

        // Then
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(bytes.objectOf(file.sha256())).isEqualTo(objectOf(transfer));
        assertThat(bytes.readable(file.sha256())).isTrue();
    }

    /** The object that the address writes. */
    private static ObjectKey objectOf(Transfer transfer) {
        var path = ((Transfer.Parts) transfer)
                .missing()
                .getFirst()
                .request()
                .address()
                .getPath();
        return new ObjectKey(path.substring(path.indexOf("/objects/") + "/objects/".length()));
    }
}
