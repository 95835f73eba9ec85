package dev.afterrun.cli.login;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sign-in that has begun (RFC 8628, 3.2).
 *
 * @param secret redeems it
 * @param user what a person enters
 * @param page where
 * @param filledIn the same page with the code entered, where there is one
 * @param lifetime how long it can be redeemed
 * @param interval between two questions, at least
 */
record DeviceCode(String secret, String user, URI page, Optional<URI> filledIn, Duration lifetime, Duration interval) {
    /** What a terminal shows as it is, and a person can type. */
    private static final Pattern TYPED = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,62}[\\x21-\\x7e])?");

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration UNTOLD = Duration.ofMinutes(5);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** @throws dev.afterrun.cli.failure.Failure when it lacks something, or has what is not fit to be shown */
    static DeviceCode of(Told told, Trusted issuer) {
        return new DeviceCode(
                told.text("device_code").orElseThrow(() -> told.unusable("it has no device_code")),
                told.text("user_code")
                        .filter(code -> TYPED.matcher(code).matches())
                        .orElseThrow(() -> told.unusable("it has no user_code that a person could type")),
                told.address("verification_uri", issuer).orElseThrow(() -> told.unusable("it has no verification_uri")),
                told.address("verification_uri_complete", issuer),
                shorter(told.seconds("expires_in").orElse(UNTOLD), LONGEST),
                told.seconds("interval").orElse(INTERVAL));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
