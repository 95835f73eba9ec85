package dev.afterrun.blobs.files;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file that becomes visible by a rename, or not at all. */
final class FilesObjectSink implements ObjectSink {
    private static final int CHUNK = 256 * 1024;

    private final StagingFile file;
    private final ObjectFiles objects;
    private final ObjectKey key;
    // Thousands of small blobs are one write.
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    private boolean ended;

    FilesObjectSink(StagingFile file, ObjectFiles objects, ObjectKey key) {
        this.file = file;
        this.objects = objects;
        this.key = key;
    }

    @Override
    public void append(ByteBuffer bytes) throws IOException {
        checkOpen();
        if (bytes.remaining() > chunk.remaining()) {
            writeChunk();
        }
        if (bytes.remaining() > chunk.remaining()) {
            write(bytes);
        } else {
            chunk.put(bytes);
        }
    }

    @Override
    public long length() {
        return file.offset() + chunk.position();
    }

    @Override
    public void commit() throws IOException {
        checkOpen();
        writeChunk();
        file.force();
        objects.publish(file.path(), key);
        ended = true;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            if (!ended) {
                ended = true;
                file.delete();
            }
        }
    }

    private void writeChunk() throws IOException {
        try {
            write(chunk.flip());
        } finally {
            // What a full disk refused is still here.
            chunk.compact();
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.writeSome(bytes);
        }
    }

    private void checkOpen() {
        if (ended) {
            throw new IllegalStateException("the object " + key + " was committed or dropped");
        }
    }
}
