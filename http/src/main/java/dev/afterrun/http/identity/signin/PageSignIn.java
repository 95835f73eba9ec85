package dev.afterrun.http.identity.signin;

import dev.afterrun.http.identity.issuer.KeySource;
import java.time.Clock;
import java.time.Duration;

/** How people sign in, and what they have then. */
public record PageSignIn(SignIn signIn, Sessions sessions) {
    /**
     * At one realm, which is asked for nothing before the first who signs in.
     *
     * @param life how long a session lasts at most
     */
    public static PageSignIn at(RealmClient client, Seal seal, Duration life, Clock clock) {
        var http = KeySource.clientThatFollowsNobody();
        var calls = new RealmCalls(http, client, clock);
        var tokens = RealmTokens.of(http, client, clock);
        var sessions = new Sessions(client, calls, tokens, seal, life, clock);
        return new PageSignIn(new SignIn(client, calls, tokens, sessions, seal, clock), sessions);
    }
}
