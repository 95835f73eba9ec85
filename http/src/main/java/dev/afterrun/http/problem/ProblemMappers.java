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
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that leaves a resource, as problem+json. */
// Public, since Quarkus makes its bean in a class loader of its own in tests and development.
public class ProblemMappers {
    @ServerExceptionMapper
    public Response problem(ProblemException refusal) {
        return Problems.response(Problems.of(refusal));
    }

    @ServerExceptionMapper
    public Response unauthenticated(AuthenticationFailedException failure) {
        return Problems.response(Problems.of(failure));
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException failure) {
        return Problems.response(Problems.of(failure));
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure) {
        return Problems.response(Problems.of(failure));
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
        return Problems.response(Problems.of(fault));
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
