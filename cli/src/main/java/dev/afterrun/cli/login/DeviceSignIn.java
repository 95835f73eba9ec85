package dev.afterrun.cli.login;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.console.Progress;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Pause;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One sign-in on another device (RFC 8628): a person opens a page, enters a code, and the command asks until that is done. */
record DeviceSignIn(AuthorizationServer server, String scope, Pause pause, Console console) {
    private static final String WHAT = "signing in";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    /** RFC 8628, 3.5. */
    private static final Duration SLOWER = Duration.ofSeconds(5);

    /** An issuer that is away is asked this often at least, about. */
    private static final Duration SLOWEST = Duration.ofMinutes(1);

    private static final int TOO_MANY = 429;

    /** The tokens, once the person has said yes. */
    Granted await() {
        var challenge = server.challenges() ? Optional.of(Challenge.random()) : Optional.<Challenge>empty();
        var code = begin(challenge);
        console.print("open " + code.page());
        console.print("and enter the code " + code.user());
        code.filledIn().ifPresent(page -> console.print("or open " + page + " and compare the code"));
        var progress = console.progress();
        try {
            return redeem(code, challenge, progress);
        } finally {
            progress.clear();
        }
    }

    private DeviceCode begin(Optional<Challenge> challenge) {
        var to = server.devices()
                .orElseThrow(() -> new Failure(
                        ExitCode.NONE_THERE,
                        WHAT,
                        "the server's issuer signs nobody in from a terminal",
                        "give a token as AFTERRUN_TOKEN"));
        var form = new HashMap<>(Map.of("scope", scope));
        challenge.ifPresent(secret -> {
            form.put("code_challenge", secret.hashed());
            form.put("code_challenge_method", Challenge.METHOD);
        });
        var told = server.ask(WHAT, to, form);
        if (!told.isDone()) {
            throw new Failure(ExitCode.REFUSED, WHAT, told.reason(), "tell whoever operates the server");
        }
        return DeviceCode.of(told, server.issuer());
    }

    private Granted redeem(DeviceCode code, Optional<Challenge> challenge, Progress progress) {
        var form = new HashMap<>(Map.of("grant_type", GRANT, "device_code", code.secret()));
        challenge.ifPresent(secret -> form.put("code_verifier", secret.verifier()));
        var interval = code.interval();
        for (var left = code.lifetime(); left.isPositive(); left = left.minus(interval)) {
            progress.waiting("waiting for you; the code is good for " + Figures.of(left));
            rest(interval);
            switch (ask(server.tokens(), form)) {
                case Step.Done done -> {
                    return done.granted();
                }
                case Step.Pending pending -> {}
                case Step.Slower slower -> interval = slower.than(interval);
            }
        }
        throw late();
    }

    private Step ask(URI to, Map<String, String> form) {
        try {
            var answer = server.http().once(server.call(WHAT, to, form));
            if (answer.isPassing()) {
                return new Step.Slower(answer.status() != TOO_MANY);
            }
            return step(Told.of(WHAT, answer));
        } catch (InterruptedIOException e) {
            throw interrupted();
        } catch (IOException e) {
            return new Step.Slower(true);
        }
    }

    private static Step step(Told told) {
        if (told.isDone()) {
            return new Step.Done(Granted.of(told));
        }
        return switch (told.error()) {
            case "authorization_pending" -> new Step.Pending();
            case "slow_down" -> new Step.Slower(false);
            case "expired_token" -> throw late();
            case "access_denied" ->
                throw new Failure(
                        ExitCode.REFUSED, WHAT, "it was denied on that page", "begin anew if that was a mistake");
            default -> throw new Failure(ExitCode.REFUSED, WHAT, told.reason(), "tell whoever operates the server");
        };
    }

    private void rest(Duration interval) {
        try {
            pause.last(interval);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
    }

    private static Failure late() {
        return new Failure(
                ExitCode.UNREACHABLE, WHAT, "nobody confirmed the code in time", "run 'afterrun login' again");
    }

    private static Failure interrupted() {
        return new Failure(ExitCode.UNREACHABLE, WHAT, "it was interrupted", "run 'afterrun login' again");
    }

    /** What one question came to. */
    private sealed interface Step {
        record Done(Granted granted) implements Step {}

        record Pending() implements Step {}

        /** @param away whether there was no answer, as opposed to the issuer's wish (RFC 8628, 3.5) */
        record Slower(boolean away) implements Step {
            Duration than(Duration interval) {
                if (!away) {
                    return interval.plus(SLOWER);
                }
                return interval.compareTo(SLOWEST) < 0 ? interval.multipliedBy(2) : interval;
            }
        }
    }
}
