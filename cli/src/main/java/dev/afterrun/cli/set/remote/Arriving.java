package dev.afterrun.cli.set.remote;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** A run of a blob's bytes on its way, over as many answers as it takes: what has come stays when a connection breaks. */
final class Arriving {
    private static final int WHOLE = 200;
    private static final int PART = 206;
    private static final byte[] NOTHING = {};

    private final long offset;
    private final int length;
    private final byte[] bytes;
    private final LongConsumer progress;
    private int arrived;
    private int answers;
    private long moved;

    /** {@code length} bytes from {@code offset}, of which {@code progress} hears as they come into {@code bytes}. */
    Arriving(long offset, int length, byte[] bytes, LongConsumer progress) {
        this.offset = offset;
        this.length = length;
        this.bytes = bytes;
        this.progress = progress;
    }

    /** The {@code Range} that is still wanted. */
    synchronized String range() {
        return "bytes=" + (offset + arrived) + "-" + (offset + length - 1);
    }

    /** How many are here. */
    synchronized int arrived() {
        return arrived;
    }

    /** How many came over the line, those among them that nobody had asked for. */
    synchronized long moved() {
        return moved;
    }

    synchronized boolean isWhole() {
        return arrived == length;
    }

    /** Takes what one more answer has; an earlier one that stalled brings nothing from here on. */
    synchronized BodyHandler<byte[]> next() {
        var answer = ++answers;
        return info -> switch (info.statusCode()) {
            case PART -> startsRight(info) ? new Taking(answer, 0) : BodySubscribers.replacing(NOTHING);
            // Who knows no ranges sends everything.
            case WHOLE -> new Taking(answer, offset + arrived());
            default -> BodySubscribers.ofByteArray();
        };
    }

    private boolean startsRight(ResponseInfo info) {
        return info.headers()
                .firstValue("Content-Range")
                .filter(range -> range.startsWith("bytes " + (offset + arrived()) + "-"))
                .isPresent();
    }

    /** Takes what belongs here; false where it is of no use any more. */
    private synchronized boolean take(int answer, ByteBuffer buffer) {
        if (answer != answers) {
            return false;
        }
        var more = Math.min(buffer.remaining(), length - arrived);
        buffer.get(bytes, arrived, more);
        arrived += more;
        progress.accept(more);
        return true;
    }

    private synchronized void count(int length) {
        moved += length;
    }

    /** The bytes of one answer, but for those before what is wanted. */
    private final class Taking implements BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> end = new CompletableFuture<>();
        private final AtomicReference<Optional<Subscription>> from = new AtomicReference<>(Optional.empty());
        private final int answer;
        private final boolean all;
        private long before;

        Taking(int answer, long before) {
            this.answer = answer;
            this.before = before;
            this.all = before > 0;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return end;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            from.set(Optional.of(subscription));
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (var buffer : buffers) {
                count(buffer.remaining());
                var passed = (int) Math.min(before, buffer.remaining());
                before -= passed;
                buffer.position(buffer.position() + passed);
                if (buffer.hasRemaining() && !take(answer, buffer)) {
                    stop();
                    return;
                }
            }
            if (all && isWhole()) {
                stop();
            }
        }

        @Override
        public void onError(Throwable failure) {
            end.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            end.complete(NOTHING);
        }

        /** The rest is not wanted, and may be long. */
        private void stop() {
            from.get().ifPresent(Subscription::cancel);
            end.complete(NOTHING);
        }
    }
}
