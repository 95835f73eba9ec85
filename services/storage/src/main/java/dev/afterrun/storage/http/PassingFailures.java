package dev.afterrun.storage.http;

import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.eventing.TryAgain;
import dev.afterrun.http.problem.ProblemMappers;
import dev.afterrun.http.problem.Problems;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What passes by itself, such as a database that restarts, is a 503 that names no fault; the rest is one. */
public class PassingFailures {
    private static final Logger LOG = Logger.getLogger(PassingFailures.class);

    @ServerExceptionMapper
    public Response failed(RuntimeException failure) {
        if (!TryAgain.helps(failure)) {
            return new ProblemMappers().fault(failure);
        }
        LOG.warnf("A request is to be tried again: %s", failure);
        return Problems.response(ProblemType.UNAVAILABLE.because("it cannot be done right now; try again in a moment"));
    }
}
