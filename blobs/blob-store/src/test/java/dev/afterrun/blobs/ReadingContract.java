package dev.afterrun.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How visible bytes are read. */
public interface ReadingContract extends StoreContract {

    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "0,100000", "1,99999", "99999,1", "100000,0", "65535,2", "12345,60000"})
    default void aSliceShouldBeExactlyItsBytes(int offset, int length) throws IOException {
        // Given
        var key = ObjectKey.fresh();
        var bytes = StoreBytes.random(30, 100_000);
        StoreBytes.put(store(), key, bytes);
        var slice = new ObjectSlice(key, offset, length);

        // When
        var read = StoreBytes.get(store(), slice);
        var received = StoreBytes.receive(store().deliver(slice));

        // Then
        assertThat(read).isEqualTo(Arrays.copyOfRange(bytes, offset, offset + length));
        assertThat(received).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"0,101", "100,1", "101,0", "9223372036854775807,0", "50,51"})
    default void aSliceBeyondTheEndShouldBeRefused(long offset, long length) throws IOException {
        // Given
        var key = ObjectKey.fresh();
        StoreBytes.put(store(), key, new byte[100]);
        var slice = new ObjectSlice(key, offset, length);

        // When, Then
        assertThatThrownBy(() -> store().open(slice)).isInstanceOf(SliceOutside.class);
        assertThatThrownBy(() -> store().deliver(slice)).isInstanceOf(SliceOutside.class);
    }

    @Test
    default void anObjectThatWasNeverWrittenShouldBeMissing() {
        // Given
        var slice = new ObjectSlice(ObjectKey.fresh(), 0, 0);

        // When, Then
        assertThatThrownBy(() -> store().size(slice.key())).isInstanceOf(ObjectMissing.class);
        assertThatThrownBy(() -> store().open(slice)).isInstanceOf(ObjectMissing.class);
        assertThatThrownBy(() -> store().deliver(slice)).isInstanceOf(ObjectMissing.class);
    }

    @Test
    default void whatLiesAboveOrBelowAnObjectShouldBeMissing() throws IOException {
        // Given
        StoreBytes.put(store(), new ObjectKey("a/b"), new byte[1]);

        // When, Then
        assertThatThrownBy(() -> store().size(new ObjectKey("a"))).isInstanceOf(ObjectMissing.class);
        assertThatThrownBy(() -> store().size(new ObjectKey("a/b/c"))).isInstanceOf(ObjectMissing.class);
    }

    @Test
    default void singleBytesShouldBeReadUnsigned() throws IOException {
        // Given
        var key = ObjectKey.fresh();
        StoreBytes.put(store(), key, new byte[] {(byte) 0xff, 0});

        // When
        try (var content = store().open(new ObjectSlice(key, 0, 2))) {
            // Then
            assertThat(content.read()).isEqualTo(255);
            assertThat(content.read()).isZero();
            assertThat(content.read()).isNegative();
        }
    }
}
