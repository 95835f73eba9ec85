package dev.afterrun.http.problem;

import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Problems as HTTP responses. A fault of ours is logged once, here, and told in no detail. */
public final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    private Problems() {}

    /** What {@code failure}, whatever it is, is told as. */
    public static Problem of(Throwable failure) {
        return refusal(failure).orElseGet(() -> {
            LOG.error("A request failed", failure);
            return fault();
        });
    }

    /** Of which kind that is, as {@link Problem#kind}. */
    public static String kind(Throwable failure) {
        return refusal(failure).orElseGet(Problems::fault).kind();
    }

    /** Empty where it is a fault of ours. */
    private static Optional<Problem> refusal(Throwable failure) {
        return switch (failure) {
            case ProblemException refusal -> Optional.of(refusal.problem());
            case AuthenticationFailedException ignored ->
                Optional.of(ProblemType.UNAUTHENTICATED.because("the token is not valid; get a new one"));
            case UnauthorizedException ignored ->
                Optional.of(ProblemType.UNAUTHENTICATED.because(
                        "there is no valid token; send 'Authorization: Bearer TOKEN'"));
            case ForbiddenException ignored ->
                Optional.of(ProblemType.FORBIDDEN.because("the token does not allow this; use one that does"));
            default -> Optional.empty();
        };
    }

    private static Problem fault() {
        return ProblemType.INTERNAL.because("the request failed by a fault of the server; its log has the cause");
    }

    /** What goes with {@code problem} beside its media type; it is never cached. */
    public static Map<String, String> headers(Problem problem) {
        return switch (problem.status()) {
            // RFC 9110, 15.5.2: a 401 names the scheme.
            case 401 -> Map.of(HttpHeaders.CACHE_CONTROL, "no-store", HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            // What is away may well be back in a second.
            case 503 -> Map.of(HttpHeaders.CACHE_CONTROL, "no-store", HttpHeaders.RETRY_AFTER, "1");
            default -> Map.of(HttpHeaders.CACHE_CONTROL, "no-store");
        };
    }

    /** {@code problem} with its status, media type and headers. */
    public static Response response(Problem problem) {
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        headers(problem).forEach(response::header);
        return response.build();
    }
}
