package dev.afterrun.http.problem;

import dev.afterrun.contracts.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Problems as HTTP responses. */
public final class Problems {
    /** Seconds after which what is away may well be back. */
    private static final int SOON = 1;

    private Problems() {}

    /** {@code problem} with its status and media type; never cached. */
    public static Response response(Problem problem) {
        var response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem);
        return switch (problem.status()) {
            // RFC 9110, 15.5.2: a 401 names the scheme.
            case 401 -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
            case 503 -> response.header(HttpHeaders.RETRY_AFTER, SOON).build();
            default -> response.build();
        };
    }
}
