package dev.afterrun.cli.ci.token;

import dev.afterrun.cli.server.Proof;
import dev.afterrun.cli.server.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A token that is asked for when it is first needed, and again before it ends; safe for several threads. */
final class Renewed implements Supplier<Proof> {
    /** So long before it ends a token is good for no new request: it has to arrive, and clocks do not run alike. */
    private static final Duration SPARE = Duration.ofMinutes(1);

    private final Supplier<Token> source;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private Held held = new Held(new Token(""), Instant.MIN);

    Renewed(Supplier<Token> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Token get() {
        asking.lock();
        try {
            if (!clock.instant().isBefore(held.until())) {
                var asked = clock.instant();
                var token = source.get();
                held = new Held(token, asked.plus(serves(Lifetime.of(token))));
            }
            return held.token();
        } finally {
            asking.unlock();
        }
    }

    private static Duration serves(Duration lifetime) {
        var half = lifetime.dividedBy(2);
        return half.compareTo(SPARE) < 0 ? half : lifetime.minus(SPARE);
    }

    private record Held(Token token, Instant until) {}
}
