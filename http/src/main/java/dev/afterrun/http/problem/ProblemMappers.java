package dev.afterrun.http.problem;

import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that leaves a resource, as problem+json. A fault of ours is logged once, here, and told in no detail. */
// Public, since Quarkus makes its bean in a class loader of its own in tests and development.
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(ProblemException refusal) {
        return Problems.response(refusal.problem());
    }

    @ServerExceptionMapper
    public Response unauthenticated(AuthenticationFailedException failure) {
        return Problems.response(ProblemType.UNAUTHENTICATED.because("the token is not valid; get a new one"));
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException failure) {
        return Problems.response(
                ProblemType.UNAUTHENTICATED.because("there is no valid token; send 'Authorization: Bearer TOKEN'"));
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure) {
        return Problems.response(ProblemType.FORBIDDEN.because("the token does not allow this; use one that does"));
    }

    @ServerExceptionMapper
    public Response notFound(NotFoundException failure) {
        return Problems.response(ProblemType.NOT_FOUND.because("nothing is at this address"));
    }

    @ServerExceptionMapper
    public Response clientError(ClientErrorException failure) {
        return failure.getResponse().hasEntity() ? failure.getResponse() : Problems.response(told(failure));
    }

    @ServerExceptionMapper
    public Response other(WebApplicationException failure) {
        return failure.getResponse();
    }

    @ServerExceptionMapper
    public Response fault(Throwable fault) {
        LOG.error("A request failed", fault);
        return Problems.response(
                ProblemType.INTERNAL.because("the request failed by a fault of the server; its log has the cause"));
    }

    private static Problem told(ClientErrorException failure) {
        return switch (failure.getResponse().getStatus()) {
            case 405 -> ProblemType.METHOD_NOT_ALLOWED.because("this address does not take this method");
            case 415 ->
                ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
                        "this address does not take this " + HttpHeaders.CONTENT_TYPE);
            case 401 -> ProblemType.UNAUTHENTICATED.because("there is no valid token");
            default -> ProblemType.MALFORMED.because("the request cannot be read");
        };
    }
}
