package dev.afterrun.cli.publish;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** A file's bytes from an offset on, read as the connection takes them and counted as they go. */
final class FileBody {
    private final HashedFile file;
    private final long offset;
    private final LongConsumer progress;
    private final AtomicLong sent = new AtomicLong();

    FileBody(HashedFile file, long offset, LongConsumer progress) {
        this.file = file;
        this.offset = offset;
        this.progress = progress;
    }

    /** Bytes that went out so far. */
    long sent() {
        return sent.get();
    }

    BodyPublisher publisher() {
        var length = file.size() - offset;
        return length == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), length);
    }

    private InputStream open() {
        try {
            var channel = FileChannel.open(file.file(), StandardOpenOption.READ).position(offset);
            return new Counted(Channels.newInputStream(channel), file.size() - offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not one byte more than was hashed, should the file have grown. */
    private final class Counted extends FilterInputStream {
        private long left;

        Counted(InputStream content, long left) {
            super(content);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int start, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            var read = super.read(buffer, start, (int) Math.min(length, left));
            if (read > 0) {
                left -= read;
                sent.addAndGet(read);
                progress.accept(read);
            }
            return read;
        }
    }
}
