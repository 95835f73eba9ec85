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
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why there was no usable answer this time.
 *
 * @param asked how long the server asked to be left alone
 */
public record Outage(String why, Optional<Duration> asked, Chance chance) {

    /** Of an answer such as 503. */
    public static Outage of(Answer answer) {
        return of(answer, chance(answer.status()));
    }

    /** Of an answer whose status alone does not tell whether time mends it. */
    public static Outage of(Answer answer, Chance chance) {
        return new Outage(
                "it answered " + answer.status()
                        + Refusal.detail(answer)
                                .map(detail -> " (" + detail + ")")
                                .orElse(""),
                answer.retryAfter(),
                chance);
    }

    /** Of a connection that failed. */
    public static Outage of(IOException failure) {
        return new Outage(reason(failure), Optional.empty(), chance(failure));
    }

    /** Of what came, and is not what was to come. */
    public static Outage unlikely(String why) {
        return new Outage(why, Optional.empty(), Chance.SLIGHT);
    }

    /** What the command ends with when nothing is tried. */
    public Failure failure(Call call) {
        return failure(call, "");
    }

    /** What the command ends with when it gives up after all that it {@code tried}. */
    Failure failure(Call call, String tried) {
        return new Failure(
                ExitCode.UNREACHABLE,
                call.what(),
                reason(call) + tried,
                "look whether it is up and the address is right");
    }

    /** What was tried, where, and why it failed, in one line. */
    public String sentence(Call call) {
        return Failure.oneLine(call.what() + ": " + reason(call));
    }

    /** Where, and why it failed: the same for all that is tried there meanwhile. */
    String reason(Call call) {
        return place(call.to()) + ": " + why;
    }

    /**
     * A fault of the server's (500) is rarely mended by itself; what is away says 502 to 504, or has somebody say so, such as
     * Cloudflare with numbers of its own (520 to 524 and 530).
     */
    private static Chance chance(int status) {
        return switch (status) {
            case 408, 425, 429, 502, 503, 504, 520, 521, 522, 523, 524, 530 -> Chance.GOOD;
            default -> Chance.SLIGHT;
        };
    }

    /** A certificate that is not trusted stays so; whatever else is wrong with a connection may be the server's restart. */
    private static Chance chance(IOException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return Chance.SLIGHT;
            }
        }
        return Chance.GOOD;
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
