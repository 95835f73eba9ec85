package dev.afterrun.forge.local.server;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.forge.local.CheckJson;
import java.io.IOException;

/** Check runs and statuses over HTTP. */
final class CheckEndpoints {
    private static final String OF_COMMIT = PullRequestEndpoints.API + "/commits/(?<commit>[^/]+)/checks";
    private static final String ONE = PullRequestEndpoints.API + "/checks/(?<check>[^/]+)";

    private final CheckStore checks;

    CheckEndpoints(CheckStore checks) {
        this.checks = checks;
    }

    Routes addTo(Routes routes) {
        return routes.on("GET", OF_COMMIT, this::list)
                .on("POST", OF_COMMIT, this::add)
                .on("PATCH", ONE, this::change);
    }

    private Reply list(Request request) {
        return Reply.json(200, checks.of(request.repository(), request.commit()));
    }

    private Reply add(Request request) throws IOException {
        return Reply.json(201, checks.add(request.repository(), request.commit(), request.body(CheckJson.class)));
    }

    private Reply change(Request request) throws IOException {
        return checks.change(request.repository(), request.check(), request.body(CheckJson.class))
                .map(changed -> Reply.json(200, changed))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND.because("This check is not there.")));
    }
}
