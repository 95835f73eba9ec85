package dev.afterrun.http.identity.issuer;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * The public keys of one issuer, as it last told them. They are asked for again after an hour, and at once where a token names one that is
 * not among them, for issuers change their keys; but never more often than every ten seconds, whatever tokens name. Where the issuer
 * is away, those that are known serve for a day.
 */
public final class IssuerKeys {
    /** When they are asked for again. */
    public static final Duration FRESH = Duration.ofHours(1);
    /** How long they serve where they cannot be asked for. */
    public static final Duration LONGEST = Duration.ofDays(1);
    /** Between two times of asking. */
    public static final Duration PAUSE = Duration.ofSeconds(10);

    private final KeySource source;
    private final Clock clock;
    private final VerificationJwkSelector selector = new VerificationJwkSelector();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Told told = new Told(List.of(), Instant.EPOCH);
    private volatile Instant askedAt = Instant.EPOCH;

    /** None are asked for before the first token. */
    public IssuerKeys(KeySource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * The key that {@code signature} names; empty where the issuer has no such key.
     *
     * @throws IOException where that cannot be told, since the issuer is away
     */
    Optional<JsonWebKey> find(JsonWebSignature signature) throws IOException, JoseException {
        var known = select(signature);
        if (known.isPresent() && isYounger(told.at(), FRESH)) {
            return known;
        }
        ask(known.isPresent());
        var now = select(signature);
        if (now.isEmpty() && !isYounger(told.at(), PAUSE)) {
            // It may have been changed meanwhile.
            throw new IOException("the issuer does not tell its keys");
        }
        return now;
    }

    private Optional<JsonWebKey> select(JsonWebSignature signature) throws JoseException {
        var last = told;
        return isYounger(last.at(), LONGEST)
                ? Optional.ofNullable(selector.select(signature, last.keys()))
                : Optional.empty();
    }

    /** Whoever has a key that serves does not wait while another asks. */
    private void ask(boolean serves) {
        if (serves ? !asking.tryLock() : !locked()) {
            return;
        }
        try {
            if (!isYounger(askedAt, PAUSE)) {
                askedAt = clock.instant();
                told = new Told(source.fetch(), clock.instant());
            }
        } catch (IOException away) {
            KeySource.LOG.warnf("The keys of an issuer cannot be asked for at %s: %s", source, away.getMessage());
        } finally {
            asking.unlock();
        }
    }

    private boolean locked() {
        asking.lock();
        return true;
    }

    private boolean isYounger(Instant moment, Duration age) {
        return clock.instant().isBefore(moment.plus(age));
    }

    private record Told(List<JsonWebKey> keys, Instant at) {}
}
