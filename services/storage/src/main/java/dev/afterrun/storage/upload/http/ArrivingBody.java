package dev.afterrun.storage.upload.http;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A body as it arrives, up to a megabyte ahead of its reader, so that the network, the disk and the digest work at once. Its
 * failures are the sender's or the network's, and are told from those of the store. Nobody holds it without end: whoever was
 * waited for long enough has to have sent {@value #PACE} bytes a second on average.
 */
public final class ArrivingBody extends InputStream {
    /** Far below any network that is of use. */
    private static final int PACE = 1024;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How often it is looked whether somebody who says nothing is still there: who had gone before the first byte was read is told of by nobody. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private static final int AHEAD = 1024 * 1024;
    /** Far enough below, that the two threads do not wake each other for every chunk. */
    private static final int ROOM = AHEAD / 2;

    private final HttpServerRequest request;
    private final Duration patience;
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
    private long total;
    private long waited;
    private boolean tooSlow;

    public ArrivingBody(HttpServerRequest request) {
        this(request, PATIENCE);
    }

    /** @param patience how long the sender is waited for, before how much it has sent is looked at */
    public ArrivingBody(HttpServerRequest request, Duration patience) {
        this.request = request;
        this.patience = patience;
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
            await();
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
            // Whoever is too slow is not waited for to the end: the connection is closed once it says nothing.
            if (!ended && !tooSlow && !request.isEnded()) {
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

    private void await() throws InterruptedException {
        while (ahead < awaited && !ended) {
            var before = System.nanoTime();
            var had = total;
            arrival.awaitNanos(Math.min(patience.toNanos(), LOOK.toNanos()));
            waited += System.nanoTime() - before;
            if (total == had && !ended && request.response().closed()) {
                failed(new ClosedChannelException());
            }
            refuseTooSlow();
        }
    }

    private void refuseTooSlow() {
        if (waited > patience.toNanos() && total < PACE * (waited / 1e9) && !ended) {
            tooSlow = true;
            request.pause();
            throw new ProblemException(ProblemType.TOO_SLOW.because(
                    "the body comes too slowly, so it was not waited for; send it again over a better network",
                    PACE + " bytes a second on average",
                    total + " bytes in " + Duration.ofNanos(waited).toSeconds() + " seconds"));
        }
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
                total += chunk.length();
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
    public static final class CutOff extends IOException {
        CutOff(Throwable cause) {
            super(cause);
        }
    }
}
