package dev.afterrun.blobs.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.BlobStoreContract;
import dev.afterrun.blobs.Listing;
import dev.afterrun.blobs.NotAllDeleted;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.blobs.StoreBytes;
import dev.afterrun.blobs.StoreContract;
import dev.afterrun.blobs.bucket.FaultyProxy.Fault;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a store in a bucket promises while the bucket's server does badly. */
@Timeout(240)
public interface OutageContract extends StoreContract {
    /** Tries of one request that a client makes are fewer. */
    int FOR_LONG = 1000;

    /** More than an operation asks in vain before it says that it failed. */
    int MANY = 40;

    /** Of a client that is answered in the end: long enough for a busy machine, and over soon where nothing comes. */
    Duration SHORT_PATIENCE = Duration.ofSeconds(3);

    /** Of a client that is never answered. */
    Duration NO_PATIENCE = Duration.ofMillis(500);

    /** What stands between the store under test, whose patience is long, and its server. */
    FaultyProxy proxy();

    /** The same store behind the same proxy for a client of this patience, which is closed when the test ends. */
    BlobStore store(Duration patience) throws IOException;

    /** Where nobody answers, the client's patience has to end; where somebody does, it must not. */
    private BlobStore store(Fault fault, Duration inSilence) throws IOException {
        return fault == Fault.SILENCE ? store(inSilence) : store();
    }

    /** Whether this asks the store, and does not log in, which a client does once. */
    default boolean asks(String request) {
        return true;
    }

    /** How the store's protocol names a request that writes an object. */
    default boolean writes(String request) {
        return request.contains("objects/") && !request.startsWith("GET");
    }

    /** How the store's protocol names the last request that makes chunks one object. */
    boolean joins(String request);

    /** How the store's protocol names a request that deletes many objects. */
    boolean deletesMany(String request);

    @ParameterizedTest
    @EnumSource(names = {"OVERLOADED", "TOO_MANY", "SILENCE", "ANSWER_LOST"})
    default void aMomentOfTroubleShouldGoUnnoticed(Fault fault) throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(50, 100_000);
        proxy().failNext(1, fault, this::writes);

        // When
        StoreBytes.put(store(fault, SHORT_PATIENCE), key, bytes);

        // Then
        assertThat(proxy().met()).isEqualTo(1);
        assertThat(StoreBytes.get(store(), key)).isEqualTo(bytes);
        assertThat(store().list(Listing.all(10)).objects()).hasSize(1);
    }

    @Test
    default void anAnswerToTheLastRequestOfAJoinShouldNotBeMissed() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(51, BucketSettings.SMALLEST_PART + 1000);
        proxy().failNext(1, Fault.ANSWER_LOST, this::joins);

        // When
        StoreBytes.put(store(), key, bytes);

        // Then
        assertThat(proxy().met()).isEqualTo(1);
        assertThat(StoreBytes.get(store(), key)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERLOADED", "SILENCE"})
    default void anUploadShouldOutlastALongOutage(Fault fault) throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(52, 100_000);
        try (var staged = store(fault, SHORT_PATIENCE).stage(BlobStoreContract.KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(bytes));
            proxy().failNext(FOR_LONG, fault, this::asks);

            // When
            assertThatThrownBy(() -> staged.promote(key, Digest.of(bytes), bytes.length))
                    .isInstanceOf(IOException.class);

            // Then
            assertThat(proxy().met()).isBetween(1, MANY);
            proxy().failNext(0, fault, request -> false);
            var another = ObjectKey.fresh();
            staged.promote(another, Digest.of(bytes), bytes.length);
            assertThat(StoreBytes.get(store(), another)).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERLOADED", "SILENCE"})
    default void aLongOutageShouldNeverLookLikeAMissingObject(Fault fault) throws IOException {
        // Given
        var key = ObjectKey.fresh();
        StoreBytes.put(store(), key, new byte[10]);
        var store = store(fault, NO_PATIENCE);

        // When
        proxy().failNext(FOR_LONG, fault, this::asks);

        // Then
        assertThatThrownBy(() -> store.size(key)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.open(new ObjectSlice(key, 0, 10))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.list(Listing.all(10))).isInstanceOf(IOException.class);
    }

    @Test
    default void bytesThatEndEarlyShouldNotPassForTheWhole() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        StoreBytes.put(store(), key, StoreBytes.random(53, 100_000));
        proxy().failNext(FOR_LONG, Fault.CUT_SHORT, request -> request.startsWith("GET"));

        // When, Then
        assertThatThrownBy(() -> StoreBytes.get(store(), new ObjectSlice(key, 0, 100_000)))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERLOADED", "TOO_MANY", "SILENCE", "ANSWER_LOST"})
    default void aMomentOfTroubleShouldKeepNoneOfManyFromBeingDeleted(Fault fault) throws IOException {
        // Given
        var keys = put(3);
        proxy().failNext(1, fault, this::deletesMany);

        // When
        store(fault, SHORT_PATIENCE).deleteAll(keys);

        // Then
        assertThat(proxy().met()).isEqualTo(1);
        assertThat(store().list(Listing.all(10)).objects()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERLOADED", "SILENCE", "ANSWER_LOST"})
    default void manyWhoseDeletionNobodyHearsOfShouldAllBeNamed(Fault fault) throws IOException {
        // Given
        var keys = put(3);
        var store = store(fault, NO_PATIENCE);
        proxy().failNext(FOR_LONG, fault, this::asks);

        // When
        assertThatThrownBy(() -> store.deleteAll(keys))

                // Then
                .isInstanceOfSatisfying(
                        NotAllDeleted.class,
                        left -> assertThat(left.failures()).containsOnlyKeys(keys.toArray(ObjectKey[]::new)));
        proxy().failNext(0, fault, request -> false);
        store().deleteAll(keys);
        assertThat(store().list(Listing.all(10)).objects()).isEmpty();
    }

    private List<ObjectKey> put(int number) throws IOException {
        var keys = Stream.generate(ObjectKey::fresh).limit(number).toList();
        for (var key : keys) {
            StoreBytes.put(store(), key, new byte[10]);
        }
        return keys;
    }
}
