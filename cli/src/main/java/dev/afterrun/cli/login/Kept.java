package dev.afterrun.cli.login;

import dev.afterrun.contracts.discovery.SignIn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is kept of one sign-in.
 *
 * @param server the address that the tokens are for
 * @param signIn where it was: a server that is asked later may name another issuer, which is to get nothing of this
 * @param access the access token
 * @param freshUntil until when the access token serves; empty where the issuer does not say
 * @param refresh the refresh token, if the issuer gave one
 */
record Kept(URI server, SignIn signIn, String access, Optional<Instant> freshUntil, Optional<String> refresh) {
    /** So long before it ends a token is good for no new request: it has to arrive, and clocks do not run alike. */
    private static final Duration SPARE = Duration.ofSeconds(30);

    /** What was {@code granted} at the moment {@code asked}. */
    static Kept of(URI server, SignIn signIn, Granted granted, Instant asked) {
        return new Kept(
                server,
                signIn,
                granted.access(),
                granted.lifetime().map(lifetime -> asked.plus(serves(lifetime))),
                granted.refresh());
    }

    /** The same with newer tokens. An issuer that does not rotate refresh tokens says nothing of them. */
    Kept renewed(Granted granted, Instant asked) {
        var newer = of(server, signIn, granted, asked);
        return new Kept(server, signIn, newer.access, newer.freshUntil, newer.refresh.or(() -> refresh));
    }

    boolean isFresh(Clock clock) {
        return freshUntil.filter(end -> !clock.instant().isBefore(end)).isEmpty();
    }

    /** Whether all of it was in the file. */
    boolean isWhole() {
        return Stream.of(server, signIn, access).allMatch(Objects::nonNull)
                && Stream.of(signIn.issuer(), signIn.client()).allMatch(Objects::nonNull);
    }

    private static Duration serves(Duration lifetime) {
        var half = lifetime.dividedBy(2);
        return half.compareTo(SPARE) < 0 ? half : lifetime.minus(SPARE);
    }

    @Override
    public String toString() {
        return "(hidden, for " + server + ")";
    }
}
