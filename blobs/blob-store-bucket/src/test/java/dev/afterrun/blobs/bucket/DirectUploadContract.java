package dev.afterrun.blobs.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.Arrival.Sealing;
import dev.afterrun.blobs.DigestMismatch;
import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.DirectUploads;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.blobs.bucket.SignedWriting.Comparing;
import dev.afterrun.blobs.bucket.SignedWriting.Trust;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.Transfer;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a store promises that lets others write by signed addresses: to friends, to the clumsy and to the hostile. */
public interface DirectUploadContract {
    StagingKey KEY = new StagingKey("session.digest");
    Duration LIFETIME = Duration.ofMinutes(5);
    DirectSender SENDER = new DirectSender();

    /** The bucket, empty. */
    Bucket bucket();

    /** An upload of several parts, where the store knows of parts. */
    default int large() {
        return 17 * 1024 * 1024;
    }

    /** Whether an address is good for so many bytes alone. Where it is not, others arrive and are of no use. */
    default boolean bindsSizes() {
        return true;
    }

    /** The same address, which claims to be good for longer than was signed. */
    default URI prolonged(URI address) {
        return SignedRequests.changed(address, "300", "900");
    }

    private SignedWriting signed() {
        return bucket().signedWriting().orElseThrow();
    }

    private DirectUploads uploads(SignedWriting signed, Comparing comparing) {
        return new BucketDirectUploads(bucket(), signed, new Names("here/"), new Trust(comparing, Sealing.OPEN));
    }

    private DirectUploads uploads(Comparing comparing) {
        return uploads(signed(), comparing);
    }

    private Transfer transfer(DirectUploads uploads, DirectUpload upload) throws IOException {
        return uploads.transfer(upload, LIFETIME).orElseThrow();
    }

    private byte[] object(ObjectKey key, int size) throws IOException {
        try (var content =
                bucket().open("here/objects/" + key, 0, size + 1L).orElseThrow().content()) {
            return content.readAllBytes();
        }
    }

    private boolean isNothingVisible() throws IOException {
        return bucket().list("here/objects/", "", 10).entries().isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    default void whatOthersSentShouldBecomeTheObject(Comparing comparing) throws IOException {
        // Given
        var uploads = uploads(comparing);
        var bytes = StoreBytes.random(60, 400_000);
        var upload = uploads.begin(KEY, Digest.of(bytes), bytes.length);
        var status = SENDER.send(transfer(uploads, upload), bytes);

        // When
        var key = uploads.promote(upload, (Arrival.Whole) uploads.arrived(upload));
        uploads.discard(upload);

        // Then
        assertThat(status).isBetween(200, 299);
        assertThat(object(key, bytes.length)).isEqualTo(bytes);
        assertThat(bucket().list("here/staging/", "", 10).entries()).isEmpty();
    }

    @Test
    default void aLargeOneThatWasCutOffShouldGoOnWhereItStood() throws IOException {
        // Given
        var uploads = uploads(Comparing.BY_US);
        var bytes = StoreBytes.random(61, large());
        var upload = uploads.begin(KEY, Digest.of(bytes), bytes.length);
        SENDER.sendFirst(transfer(uploads, upload), bytes);
        var cutOff = uploads.arrived(upload);

        // When
        SENDER.send(transfer(uploads, upload), bytes);

        // Then
        var key = uploads.promote(upload, (Arrival.Whole) uploads.arrived(upload));
        assertThat(cutOff).isInstanceOf(Arrival.Incomplete.class);
        assertThat(object(key, bytes.length)).isEqualTo(bytes);
    }

    @Test
    default void whatHasArrivedShouldNotBeAskedForAgain() throws IOException {
        // Given
        var uploads = uploads(Comparing.BY_US);
        var bytes = StoreBytes.random(62, large());
        var upload = uploads.begin(KEY, Digest.of(bytes), bytes.length);
        if (!(transfer(uploads, upload) instanceof Transfer.Parts(var all))) {
            return;
        }
        SENDER.send(all.getLast(), bytes);

        // When
        var left = transfer(uploads, upload);

        // Then
        assertThat(left)
                .isInstanceOfSatisfying(
                        Transfer.Parts.class,
                        parts -> assertThat(parts.missing())
                                .extracting(Transfer.Part::offset)
                                .isEqualTo(all.subList(0, all.size() - 1).stream()
                                        .map(Transfer.Part::offset)
                                        .toList()));
    }

    @ParameterizedTest
    @EnumSource
    default void nothingShouldHaveArrivedThatWasNotSent(Comparing comparing) throws IOException {
        // Given
        var uploads = uploads(comparing);
        var upload = uploads.begin(KEY, Digest.of(new byte[400_000]), 400_000);

        // When
        var arrival = uploads.arrived(upload);

        // Then
        assertThat(arrival).isInstanceOf(Arrival.Incomplete.class);
    }

    @ParameterizedTest
    @EnumSource
    default void otherBytesShouldNotBecomeVisible(Comparing comparing) throws IOException {
        // Given
        var uploads = uploads(comparing);
        var bytes = StoreBytes.random(63, 400_000);
        var others = bytes.clone();
        others[0]++;
        var upload = uploads.begin(KEY, Digest.of(bytes), bytes.length);

        // When
        SENDER.send(transfer(uploads, upload), others);

        // Then
        switch (uploads.arrived(upload)) {
            case Arrival.Incomplete() -> {}
            case Arrival.Whole whole ->
                assertThatThrownBy(() -> uploads.promote(upload, whole)).isInstanceOf(DigestMismatch.class);
        }
        assertThat(isNothingVisible()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    default void moreOrFewerBytesThanWereSignedShouldNotArrive(Comparing comparing) throws IOException {
        // Given
        var uploads = uploads(comparing);
        var bytes = StoreBytes.random(64, 400_000);
        var upload = uploads.begin(KEY, Digest.of(bytes), bytes.length);

        // When
        var more = SENDER.sendInstead(transfer(uploads, upload), Arrays.copyOf(bytes, bytes.length + 1));
        var fewer = SENDER.sendInstead(transfer(uploads, upload), Arrays.copyOf(bytes, bytes.length - 1));

        // Then
        assertThat(List.of(more, fewer)).allMatch(status -> status >= 400 || !bindsSizes());
        assertThat(uploads.arrived(upload)).isInstanceOf(Arrival.Incomplete.class);
    }

    @ParameterizedTest
    @EnumSource
    default void anAddressShouldBeGoodForItsOwnNameAndTimeAlone(Comparing comparing) throws IOException {
        // Given
        var uploads = uploads(comparing);
        var bytes = StoreBytes.random(65, 400_000);
        var upload = uploads.begin(KEY, Digest.of(bytes), bytes.length);
        var request = SignedRequests.request(transfer(uploads, upload));

        // When
        var elsewhere = SignedRequests.changed(request.address(), "session.digest", "session.secret");
        var other = SENDER.send(SignedRequests.at(elsewhere, request), bytes);
        var longer = SENDER.send(SignedRequests.at(prolonged(request.address()), request), bytes);

        // Then
        assertThat(List.of(other, longer)).allMatch(status -> status == 403 || status == 401 || status == 400);
        assertThat(uploads.arrived(upload)).isInstanceOf(Arrival.Incomplete.class);
    }

    @Test
    default void anAddressShouldBeRefusedWhenItsTimeIsOver() throws IOException, InterruptedException {
        // Given
        var uploads = uploads(Comparing.BY_US);
        var bytes = StoreBytes.random(66, 400_000);
        var upload = uploads.begin(KEY, Digest.of(bytes), bytes.length);
        var request = SignedRequests.request(
                uploads.transfer(upload, Duration.ofSeconds(1)).orElseThrow());
        while (!Instant.now().isAfter(request.expiresAt().plusSeconds(1))) {
            Thread.onSpinWait();
        }

        // When
        var status = SENDER.send(request, bytes);

        // Then
        assertThat(status).isBetween(400, 403);
        assertThat(uploads.arrived(upload)).isInstanceOf(Arrival.Incomplete.class);
    }

    @ParameterizedTest
    @EnumSource
    default void whoWritesAgainAfterTheHashShouldChangeNothing(Comparing comparing) throws IOException {
        // Given
        var bytes = StoreBytes.random(67, 400_000);
        var others = StoreBytes.random(68, 400_000);
        var uploads = uploads(new Meddling(signed(), upload -> overwrite(upload.name(), others)), comparing);
        var upload = uploads.begin(KEY, Digest.of(bytes), bytes.length);
        SENDER.send(transfer(uploads, upload), bytes);
        var arrival = (Arrival.Whole) uploads.arrived(upload);

        // When
        var key = Meddling.promoted(uploads, upload, arrival);

        // Then
        assertThat(isNothingVisible()).isEqualTo(key.isEmpty());
        if (key.isPresent()) {
            assertThat(object(key.get(), bytes.length)).isEqualTo(bytes);
        }
    }

    private void overwrite(String name, byte[] bytes) throws IOException {
        bucket().delete(List.of(name));
        bucket().put(name, ByteBuffer.wrap(bytes));
    }

    @Test
    default void addressesOfADiscardedUploadShouldMakeNothingVisible() throws IOException {
        // Given
        var uploads = uploads(Comparing.BY_US);
        var bytes = StoreBytes.random(69, 400_000);
        var upload = uploads.begin(KEY, Digest.of(bytes), bytes.length);
        var transfer = transfer(uploads, upload);
        uploads.discard(upload);

        // When
        SENDER.send(transfer, bytes);

        // Then
        assertThat(isNothingVisible()).isTrue();
        uploads.discard(upload);
        assertThat(bucket().list("here/staging/", "", 10).entries()).isEmpty();
    }

    @Test
    default void whatNobodyEndedShouldBeSweptUnlessItIsKept() throws IOException {
        // Given
        var uploads = uploads(Comparing.BY_US);
        var bytes = StoreBytes.random(70, large());
        var kept = uploads.begin(KEY, Digest.of(bytes), bytes.length);
        var forgotten = uploads.begin(new StagingKey("forgotten.digest"), Digest.of(bytes), bytes.length);
        var later = Instant.now().plusSeconds(60);
        var before = unfinished(later);

        // When
        uploads.sweep(later, kept.name()::equals);

        // Then
        assertThat(before).as("all that the store tells of").isSubsetOf(kept.name(), forgotten.name());
        assertThat(unfinished(later))
                .isEqualTo(before.stream().filter(kept.name()::equals).toList());
    }

    private List<String> unfinished(Instant before) throws IOException {
        return signed().unfinished("here/staging/", before).stream()
                .map(SignedWriting.Unfinished::name)
                .toList();
    }
}
