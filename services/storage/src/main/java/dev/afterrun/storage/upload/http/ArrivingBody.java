package dev.afterrun.storage.upload.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A body as it arrives, up to a megabyte ahead of its reader, so that the network, the disk and the digest work at once. Its
 * failures are the sender's or the network's, and are told from those of the store.
 */
final class ArrivingBody extends InputStream {
    private static final int AHEAD = 1024 * 1024;
    /** Far enough below, that the two threads do not wake each other for every chunk. */
    private static final int ROOM = AHEAD / 2;

    private final HttpServerRequest request;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    private final Queue<Buffer> chunks = new ArrayDeque<>();
    private Optional<Throwable> failure = Optional.empty();
    private boolean begun;
    private boolean ended;
    private boolean paused;
    private int ahead;
    private int position;
    private int awaited;

    ArrivingBody(HttpServerRequest request) {
        this.request = request;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, target.length);
        if (length == 0) {
            return 0;
        }
        lock.lock();
        try {
            if (!begun) {
                begin();
            }
            awaited = Math.min(length, ROOM);
            while (ahead < awaited && !ended) {
                arrival.await();
            }
            return ahead == 0 ? end() : take(target, from, Math.min(length, ahead));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CutOff(e);
        } finally {
            lock.unlock();
        }
    }

    /** What still comes is thrown away, so that the sender gets to read the answer. */
    @Override
    public void close() {
        lock.lock();
        try {
            chunks.clear();
            if (!ended && !request.isEnded()) {
                request.handler(rest -> {}).resume();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Not before: who waits for leave to send, and is refused, sends nothing. */
    private void begin() {
        begun = true;
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.exceptionHandler(this::failed)
                .endHandler(end -> ended())
                .handler(this::arrived)
                .resume();
    }

    private int take(byte[] target, int from, int length) {
        for (var taken = 0; taken < length; ) {
            var chunk = chunks.element();
            var count = Math.min(length - taken, chunk.length() - position);
            chunk.getBytes(position, position + count, target, from + taken);
            taken += count;
            position += count;
            if (position == chunk.length()) {
                chunks.remove();
                position = 0;
            }
        }
        ahead -= length;
        if (paused && ahead <= ROOM) {
            paused = false;
            request.resume();
        }
        return length;
    }

    private int end() throws CutOff {
        if (failure.isPresent()) {
            throw new CutOff(failure.get());
        }
        return -1;
    }

    private void arrived(Buffer chunk) {
        lock.lock();
        try {
            if (chunk.length() > 0) {
                chunks.add(chunk);
                ahead += chunk.length();
            }
            if (ahead >= AHEAD && !paused) {
                paused = true;
                request.pause();
            }
            if (ahead >= awaited) {
                arrival.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void ended() {
        lock.lock();
        try {
            ended = true;
            arrival.signal();
        } finally {
            lock.unlock();
        }
    }

    private void failed(Throwable cause) {
        lock.lock();
        try {
            failure = Optional.of(cause);
            ended();
        } finally {
            lock.unlock();
        }
    }

    /** The body ended before its time; nobody is there any more to be answered. */
    static final class CutOff extends IOException {
        CutOff(Throwable cause) {
            super(cause);
        }
    }
}
