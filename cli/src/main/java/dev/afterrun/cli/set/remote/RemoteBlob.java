package dev.afterrun.cli.set.remote;

import dev.afterrun.cli.server.Answer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.Outage;
import dev.afterrun.cli.server.Refusal;
import dev.afterrun.cli.server.Tries;
import dev.afterrun.contracts.persisted.LocatedBlob;
import dev.afterrun.persisted.pack.PackBytes;
import dev.afterrun.persisted.restore.SetDamaged;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/**
 * A pack or a description at the server, read by ranges, by several threads if need be.
 *
 * <pre>
 * ask ──▶ 206 ──▶ whole
 *  ▲ │ 302       │ cut, stalled, expired
 *  └─┴───────────┘ from where it broke off
 * </pre>
 */
public final class RemoteBlob implements PackBytes {
    private static final int DEEPEST = 5;

    /** Of a whole answer that has too little; where that stays so, no line is to blame. */
    private static final Outage SHORT = Outage.unlikely("it sent other bytes than were asked for");

    private final Http http;
    private final Http elsewhere;
    private final String what;
    private final LocatedBlob blob;
    private final LongConsumer progress;
    private final Duration patience;

    /** Where its bytes lie, while that address is good. */
    private final AtomicReference<Optional<URI>> store = new AtomicReference<>(Optional.empty());

    /** {@code progress} hears of all bytes that come. */
    public RemoteBlob(Http http, String what, LocatedBlob blob, LongConsumer progress) {
        this(http, what, blob, progress, Call.SHORT);
    }

    /** {@code patience} is how long nothing may come. */
    RemoteBlob(Http http, String what, LocatedBlob blob, LongConsumer progress, Duration patience) {
        this.http = http;
        this.elsewhere = http.withoutToken();
        this.what = what;
        this.blob = blob;
        this.progress = progress;
        this.patience = patience;
    }

    /** What it is at the server. */
    public LocatedBlob blob() {
        return blob;
    }

    @Override
    public long size() {
        return blob.size();
    }

    /**
     * @throws dev.afterrun.cli.failure.Failure when the server refuses, or cannot be reached however often it is tried
     * @throws SetDamaged when it has too few bytes, however often it is tried
     */
    @Override
    public byte[] read(long offset, int length) {
        var bytes = new byte[(int) Math.max(0, Math.min(length, size() - offset))];
        read(offset, bytes.length, bytes);
        return bytes;
    }

    /** Reads {@code length} bytes from {@code offset}, which there are, to the beginning of {@code into}. */
    void read(long offset, int length, byte[] into) {
        var part = new Arriving(offset, length, into, progress);
        var tries = http.retry().tries();
        while (!part.isWhole()) {
            var before = part.arrived();
            var call = call(part);
            var outage = round(call, part, 0);
            if (outage.isPresent()) {
                if (part.arrived() > before) {
                    tries.moved();
                }
                goOnAfter(tries, call, outage.get());
            }
        }
    }

    /** Asks for what is missing; why that did not bring all of it, if it did not. */
    private Optional<Outage> round(Call call, Arriving part, int depth) {
        var direct = store.get();
        try {
            var answer = direct.isPresent() ? elsewhere.once(call, part.next()) : http.once(call, part.next());
            if (isRedirect(answer) && depth < DEEPEST) {
                store.set(answer.address("Location"));
                return round(call(part), part, depth + 1);
            }
            return part.isWhole() ? Optional.empty() : Optional.of(shortfall(answer, direct));
        } catch (InterruptedIOException e) {
            throw Outage.of(e).failure(call);
        } catch (IOException e) {
            store.compareAndSet(direct, Optional.empty());
            return part.isWhole() ? Optional.empty() : Optional.of(Outage.of(e));
        }
    }

    private Outage shortfall(Answer answer, Optional<URI> direct) {
        if (answer.isDone()) {
            return SHORT;
        }
        if (direct.isEmpty() && !answer.isPassing()) {
            throw Refusal.of(what, answer);
        }
        // An address at the store is good for a while only.
        store.compareAndSet(direct, Optional.empty());
        return Outage.of(answer);
    }

    private Call call(Arriving part) {
        var call = Call.of(what, store.get().orElse(blob.url()), patience).receiving(part::moved);
        call.request().setHeader("Range", part.range());
        return call;
    }

    private static void goOnAfter(Tries tries, Call call, Outage outage) {
        if (!outage.equals(SHORT)) {
            tries.goOnAfter(call, outage);
        } else if (!tries.waits(call, outage)) {
            throw new SetDamaged("the server has other bytes than it says; try again, or invalidate the set");
        }
    }

    private static boolean isRedirect(Answer answer) {
        return answer.status() >= 300
                && answer.status() < 400
                && answer.header("Location").isPresent();
    }
}
