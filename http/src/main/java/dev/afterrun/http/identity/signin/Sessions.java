package dev.afterrun.http.identity.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jboss.logging.Logger;

/**
 * Sessions that browsers keep. Once the realm's access token has ended, the realm is asked whether its own session goes on, so
 * whoever is disabled there is signed out here. Where the realm is away, its last word holds for an hour.
 */
public final class Sessions {
    /** How long the realm's last word holds where it cannot be asked. */
    public static final Duration WITHOUT_THE_REALM = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(Sessions.class);
    private static final String KIND = "afterrun-session";

    /** Browsers keep 4,096 bytes of name, value and attributes (RFC 6265, 6.1). */
    private static final int MOST_CHARACTERS = 3_900;

    /** Pages of one browser that are opened together are renewed together. */
    private static final Duration TOGETHER = Duration.ofSeconds(10);

    private static final int MOST_REMEMBERED = 100_000;

    private final RealmClient client;
    private final RealmCalls calls;
    private final RealmTokens tokens;
    private final Seal seal;
    private final Duration life;
    private final Clock clock;
    private final Cache<String, FutureTask<Renewal>> renewals = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(TOGETHER)
            .build();
    private final Cache<String, Boolean> ended;

    Sessions(RealmClient client, RealmCalls calls, RealmTokens tokens, Seal seal, Duration life, Clock clock) {
        this.client = client;
        this.calls = calls;
        this.tokens = tokens;
        this.seal = seal;
        this.life = life;
        this.clock = clock;
        this.ended = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(life)
                .build();
    }

    /** How long one lasts at most. */
    public Duration life() {
        return life;
    }

    /** Who comes with {@code session}; may wait for the realm. */
    public Visit visit(Optional<String> session) {
        if (session.isEmpty()) {
            return new Visit.Nobody();
        }
        return session.flatMap(this::open).map(this::visit).orElseGet(Visit.Over::new);
    }

    /**
     * Ends {@code session} here, and the realm's own session with it.
     *
     * @param form what the form brings that asks for it
     * @throws ProblemException 403 where the form is not of that session; 503 where it is ended here, and the realm cannot be told
     */
    public void end(Optional<String> session, Optional<String> form) {
        var known = session.flatMap(this::open);
        if (known.isEmpty()) {
            return;
        }
        var ending = known.filter(open ->
                        form.filter(word -> Chance.same(word, open.form())).isPresent())
                .orElseThrow(() -> new ProblemException(ProblemType.FORBIDDEN.because(
                        "this form is not of your session, so you stay signed in; sign out by a page of ours")));
        ended.put(ending.form(), true);
        try {
            if (ending.refresh().isPresent()) {
                calls.end(ending.refresh().get());
            }
        } catch (IOException away) {
            LOG.warnf(
                    "%s cannot be told that somebody signs out: %s",
                    client.realm().uri(), away.getMessage());
            throw new ProblemException(ProblemType.UNAVAILABLE.because("you are signed out here, but "
                    + client.realm().uri() + " cannot be told, so its own session goes on; sign out there too"));
        }
    }

    /** As a browser keeps it: each time another text. */
    String close(Session session) {
        var text = seal.close(KIND, session.write());
        if (text.length() > MOST_CHARACTERS) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "your account has too much for a session, such as repositories; let its administrator use '*' or"
                            + " less of them",
                    MOST_CHARACTERS,
                    text.length()));
        }
        return text;
    }

    private Optional<Session> open(String text) {
        return Optional.of(text)
                .filter(each -> each.length() <= MOST_CHARACTERS)
                .flatMap(each -> seal.open(KIND, each))
                .map(Session::read)
                .filter(session -> clock.instant().isBefore(session.ends()))
                .filter(session -> ended.getIfPresent(session.form()) == null);
    }

    private Visit visit(Session session) {
        if (clock.instant().isBefore(session.good())) {
            return new Visit.Here(session.person());
        }
        if (session.refresh().isEmpty()) {
            return new Visit.Over();
        }
        return switch (renewal(session, session.refresh().get())) {
            case Renewal.Renewed(var now) -> new Visit.Renewed(now.person(), close(now));
            case Renewal.Over _ -> new Visit.Over();
            case Renewal.Away _ -> withoutTheRealm(session);
        };
    }

    private Visit withoutTheRealm(Session session) {
        return clock.instant().isBefore(session.confirmed().plus(WITHOUT_THE_REALM))
                ? new Visit.Here(session.person())
                : new Visit.Over();
    }

    /** One for all who come with the same session at once: the first of them asks. */
    private Renewal renewal(Session session, String refresh) {
        var asking = renewals.get(refresh, _ -> new FutureTask<>(() -> ask(session, refresh)));
        asking.run();
        try {
            return asking.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Renewal.Away();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a session could not be renewed", e);
        }
    }

    private Renewal ask(Session session, String refresh) {
        try {
            return switch (calls.renew(refresh)) {
                case TokenAnswer.Over() -> new Renewal.Over();
                case TokenAnswer.Given given ->
                    tokens.renew(given, session)
                            .<Renewal>map(Renewal.Renewed::new)
                            .orElseGet(Renewal.Over::new);
            };
        } catch (IOException away) {
            LOG.warnf(
                    "%s cannot be asked whether a session goes on: %s",
                    client.realm().uri(), away.getMessage());
            return new Renewal.Away();
        } catch (ProblemException refused) {
            // Keys that cannot be had now are as a realm that cannot be asked; whose tokens are refused is signed out.
            return refused.problem().status() == ProblemType.UNAVAILABLE.status()
                    ? new Renewal.Away()
                    : new Renewal.Over();
        }
    }

    /** What the realm says of a session. */
    private sealed interface Renewal {
        /** It goes on. */
        record Renewed(Session session) implements Renewal {}

        /** It is over. */
        record Over() implements Renewal {}

        /** Nothing. */
        record Away() implements Renewal {}
    }
}
