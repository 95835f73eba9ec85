package dev.afterrun.cli.publish;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** A request's body, read as the connection takes it and counted as it goes; each try reads it anew. */
public final class CountedBody {
    private final Content content;
    private final long length;
    private final LongConsumer progress;
    private final AtomicLong sent = new AtomicLong();

    /** Where the bytes come from. */
    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;
    }

    private CountedBody(Content content, long length, LongConsumer progress) {
        this.content = content;
        this.length = length;
        this.progress = progress;
    }

    /** A file's bytes from {@code offset} on, and not one more than were hashed, should it have grown. */
    static CountedBody of(HashedFile file, long offset, LongConsumer progress) {
        return of(file, offset, file.size() - offset, progress);
    }

    /** So many of a file's bytes from {@code offset} on. */
    static CountedBody of(HashedFile file, long offset, long length, LongConsumer progress) {
        return of(file.file(), offset, length, progress);
    }

    /** A file's bytes, and not one more than it had when it was found. */
    public static CountedBody of(LocalFile file, LongConsumer progress) {
        return of(file.file(), 0, file.size(), progress);
    }

    private static CountedBody of(Path file, long offset, long length, LongConsumer progress) {
        return new CountedBody(
                () -> Channels.newInputStream(
                        FileChannel.open(file, StandardOpenOption.READ).position(offset)),
                length,
                progress);
    }

    /** Bytes at hand. */
    public static CountedBody of(byte[] bytes) {
        return new CountedBody(() -> new ByteArrayInputStream(bytes), bytes.length, any -> {});
    }

    /** Bytes that went out so far, over all tries. */
    public long sent() {
        return sent.get();
    }

    /** What the connection takes it from. */
    public BodyPublisher publisher() {
        return length == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), length);
    }

    private InputStream open() {
        try {
            return new Counted(content.open(), length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends after so many bytes, and tells of each. */
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
