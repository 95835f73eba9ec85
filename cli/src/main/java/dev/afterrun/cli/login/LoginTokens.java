package dev.afterrun.cli.login;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.Proof;
import dev.afterrun.cli.server.Token;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The access token of a sign-in, renewed when it ends. An issuer that rotates refresh tokens takes each once, and may end all when one
 * comes a second time (RFC 9700, 4.14.2): so one command renews, and those beside it wait and take what it got.
 */
final class LoginTokens implements Supplier<Proof> {
    private final KeptLogins logins;
    private final URI server;
    private final Http http;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private Optional<Kept> held = Optional.empty();

    /** @param http shows no token by itself */
    LoginTokens(KeptLogins logins, URI server, Http http, Clock clock) {
        this.logins = logins;
        this.server = server;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Token get() {
        asking.lock();
        try {
            var kept = held.filter(this::isFresh).orElseGet(this::current);
            held = Optional.of(kept);
            return new Token(kept.access());
        } finally {
            asking.unlock();
        }
    }

    private Kept current() {
        var kept = read();
        return isFresh(kept) ? kept : logins.alone(server, this::renewedOnce);
    }

    /** Another command may have renewed it while this one waited for the lock. */
    private Kept renewedOnce() {
        var kept = read();
        if (isFresh(kept)) {
            return kept;
        }
        var renewed = renew(kept);
        logins.keep(renewed);
        return renewed;
    }

    private Kept renew(Kept kept) {
        var refresh = kept.refresh().orElseThrow(() -> ended("the sign-in has ended"));
        var issuer = AuthorizationServer.find(kept.signIn(), http);
        var asked = clock.instant();
        var told = issuer.ask(what(), issuer.tokens(), Map.of("grant_type", "refresh_token", "refresh_token", refresh));
        if (!told.isDone()) {
            throw ended(told.reason());
        }
        return kept.renewed(Granted.of(told), asked);
    }

    private boolean isFresh(Kept kept) {
        return kept.isFresh(clock);
    }

    private Kept read() {
        return logins.find(server).orElseThrow(() -> ended("somebody has signed out meanwhile"));
    }

    private String what() {
        return "staying signed in at " + server;
    }

    private Failure ended(String why) {
        return new Failure(ExitCode.REFUSED, what(), why, "run 'afterrun login' again");
    }
}
