package dev.afterrun.http.problem;

import dev.afterrun.contracts.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Problems as HTTP responses. */
public final class Problems {
    private Problems() {}

    /** {@code problem} with its status and media type; never cached. */
    public static Response response(Problem problem) {
        var response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem);
        // RFC 9110, 15.5.2: a 401 names the scheme.
        return problem.status() == 401
                ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build()
                : response.build();
    }
}
