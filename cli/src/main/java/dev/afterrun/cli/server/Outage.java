package dev.afterrun.cli.server;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Why there was no usable answer this time.
 *
 * @param asked how long the server asked to be left alone
 */
public record Outage(String why, Optional<Duration> asked) {

    /** Of an answer such as 503. */
    public static Outage of(Answer answer) {
        return new Outage(
                "it answered " + answer.status()
                        + Refusal.detail(answer)
                                .map(detail -> " (" + detail + ")")
                                .orElse(""),
                answer.retryAfter());
    }

    /** Of a connection that failed. */
    public static Outage of(IOException failure) {
        return new Outage(reason(failure), Optional.empty());
    }

    /** What the command ends with when it gives up. */
    public Failure failure(Call call) {
        return new Failure(
                ExitCode.UNREACHABLE,
                call.what(),
                place(call.to()) + ": " + why,
                "look whether it is up and the address is right");
    }

    /** What was tried, where, and why it failed, in one line. */
    public String sentence(Call call) {
        return Failure.oneLine(call.what() + ": " + place(call.to()) + ": " + why);
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case HttpConnectTimeoutException e -> "the connection took too long";
            case HttpTimeoutException e -> String.valueOf(e.getMessage());
            case ConnectException e when e.getCause() instanceof UnresolvedAddressException -> "its name is not known";
            case ConnectException e -> "the connection was refused";
            case UnknownHostException e -> "its name is not known";
            case SSLException e -> "TLS failed: " + e.getMessage();
            default -> "the connection broke: " + failure.getMessage();
        };
    }

    private static String place(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
