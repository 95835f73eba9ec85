package dev.afterrun.blobs.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
@Timeout(60)
public interface OutageContract extends StoreContract {
    /** Tries of one request that a client makes are fewer. */
    int FOR_LONG = 1000;

    /** What stands between the store under test, which has some tenths of a second of patience, and its server. */
    FaultyProxy proxy();

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
        StoreBytes.put(store(), key, bytes);

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
        try (var staged = store().stage(BlobStoreContract.KEY_OF_UPLOAD)) {
            staged.append(0, ByteBuffer.wrap(bytes));
            proxy().failNext(FOR_LONG, fault, request -> true);
            var began = System.nanoTime();

            // When
            assertThatThrownBy(() -> staged.promote(key, Digest.of(bytes), bytes.length))
                    .isInstanceOf(IOException.class);

            // Then
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
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

        // When
        proxy().failNext(FOR_LONG, fault, request -> true);

        // Then
        assertThatThrownBy(() -> store().size(key)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store().open(new ObjectSlice(key, 0, 10))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store().list(Listing.all(10))).isInstanceOf(IOException.class);
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
        store().deleteAll(keys);

        // Then
        assertThat(proxy().met()).isEqualTo(1);
        assertThat(store().list(Listing.all(10)).objects()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERLOADED", "SILENCE", "ANSWER_LOST"})
    default void manyWhoseDeletionNobodyHearsOfShouldAllBeNamed(Fault fault) throws IOException {
        // Given
        var keys = put(3);
        proxy().failNext(FOR_LONG, fault, request -> true);

        // When
        assertThatThrownBy(() -> store().deleteAll(keys))

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
