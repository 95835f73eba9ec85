package dev.afterrun.forge.local.server;

import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps out web pages that a browser of a neighbour happens to show. Nobody signs in here, so a request counts only
 * when it names this machine (a rebound DNS name does not) and, for the API, when no other site's page made it.
 *
 * @param names under which this machine is called besides
 */
record Neighbours(Set<String> names) {
    private static final Pattern THIS_MACHINE = Pattern.compile("127\\.0\\.0\\.1|localhost|\\[::1]");
    private static final Pattern PORT = Pattern.compile(":[0-9]+$");

    Neighbours {
        names = Set.copyOf(names);
    }

    static Neighbours onThisMachine() {
        return under(Set.of());
    }

    static Neighbours under(Set<String> names) {
        return new Neighbours(names);
    }

    void check(HttpExchange exchange) {
        var host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !isOurs(PORT.matcher(host).replaceFirst(""))) {
            throw new ProblemException(ProblemType.FORBIDDEN.because("Address the local forge as 127.0.0.1."));
        }
        var path = exchange.getRequestURI().getRawPath();
        if (path.startsWith("/v1/")
                && "cross-site".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"))) {
            throw new ProblemException(ProblemType.FORBIDDEN.because("Pages of other sites may not use this API."));
        }
    }

    private boolean isOurs(String host) {
        return THIS_MACHINE.matcher(host).matches() || names.contains(host);
    }
}
