package dev.afterrun.blobs.gcs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/** Tries a store with bytes and the checksum of others. */
final class DamagedUpload {
    private final MediaRequests media;

    DamagedUpload(MediaRequests media) {
        this.media = media;
    }

    boolean isRefused(String name) throws IOException {
        var status = media.insert(name, new byte[1], crc32c(new byte[2]));
        if (status == GcsFailures.BAD_REQUEST) {
            return true;
        }
        if (status / 100 != 2) {
            throw new IOException("it answered " + status);
        }
        return false;
    }

    /** As the store writes it: big-endian, in Base64. */
    private static String crc32c(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        var value = ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue());
        return Base64.getEncoder().encodeToString(value.array());
    }
}
