package dev.afterrun.http.identity.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.http.identity.issuer.IssuerKeys;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where a realm does what, as it said within the last minute. Whoever signs in does not make us ask each time: a realm that is away is asked
 * every ten seconds at most, and nobody waits for it in between.
 */
final class KnownEndpoints {
    /** When it is asked again. */
    static final Duration FRESH = Duration.ofMinutes(1);
    /** How long its last word serves where it cannot be asked: as long as its keys do. */
    static final Duration LONGEST = IssuerKeys.LONGEST;
    /** Between two times of asking where it does not answer. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private final String issuer;
    private final Metadata metadata;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<Told> told = Optional.empty();
    private volatile Optional<Failed> failed = Optional.empty();

    /** It is asked for nothing before the first who needs it. */
    KnownEndpoints(String issuer, Metadata metadata, Clock clock) {
        this.issuer = issuer;
        this.metadata = metadata;
        this.clock = clock;
    }

    /**
     * For people who are sent there: they would find nobody at a realm that is away.
     *
     * @throws IOException where it cannot be asked, or says what is not taken
     */
    RealmEndpoints now() throws IOException {
        var known = told(FRESH);
        return known.isPresent() ? known.get() : ask();
    }

    /**
     * For what the realm itself answers to, who is asked where it was while it does not say.
     *
     * @throws IOException where it has not said in a day, or says what is not taken
     */
    RealmEndpoints last() throws IOException {
        try {
            return now();
        } catch (IOException away) {
            return told(LONGEST).orElseThrow(() -> away);
        }
    }

    private RealmEndpoints ask() throws IOException {
        asking.lock();
        try {
            var meanwhile = told(FRESH);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            if (failed.filter(last -> isYounger(last.at(), PAUSE)).isPresent()) {
                throw failed.get().again();
            }
            return fetch();
        } finally {
            asking.unlock();
        }
    }

    private RealmEndpoints fetch() throws IOException {
        try {
            var answer = metadata.fetch();
            // Where it says what is not taken, what it said before counts no more.
            told = Optional.empty();
            var endpoints = RealmEndpoints.read(issuer, answer);
            told = Optional.of(new Told(endpoints, clock.instant()));
            return endpoints;
        } catch (IOException why) {
            failed = Optional.of(new Failed(why, clock.instant()));
            throw why;
        }
    }

    private Optional<RealmEndpoints> told(Duration age) {
        return told.filter(last -> isYounger(last.at(), age)).map(Told::endpoints);
    }

    private boolean isYounger(Instant moment, Duration age) {
        return clock.instant().isBefore(moment.plus(age));
    }

    /** What a realm says of itself. */
    interface Metadata {
        JsonNode fetch() throws IOException;
    }

    private record Told(RealmEndpoints endpoints, Instant at) {}

    private record Failed(IOException why, Instant at) {
        IOException again() {
            return new IOException(why.getMessage(), why);
        }
    }
}
