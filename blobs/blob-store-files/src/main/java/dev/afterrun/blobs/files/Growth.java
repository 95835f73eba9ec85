package dev.afterrun.blobs.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes on their way to a file's end. What was written is in the file once this is closed; used by one thread. */
interface Growth extends Closeable {

    /** Takes the first {@code count} of the bytes, which may be reused as soon as it returns. */
    void write(byte[] bytes, int count) throws IOException;

    /** Through the system's cache: whoever reads soon finds it in memory. */
    record Cached(StagingFile file) implements Growth {
        @Override
        public void write(byte[] bytes, int count) throws IOException {
            var buffer = ByteBuffer.wrap(bytes, 0, count);
            while (buffer.hasRemaining()) {
                file.writeSome(buffer);
            }
        }

        @Override
        public void close() {
            // Nothing is held back.
        }
    }
}
