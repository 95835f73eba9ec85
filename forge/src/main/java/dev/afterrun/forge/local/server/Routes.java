package dev.afterrun.forge.local.server;

import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which path and method is answered by what. */
final class Routes {
    /** Answers one kind of request. */
    interface Handler {
        Reply answer(Request request) throws IOException;
    }

    private record Route(String method, Pattern path, Handler handler) {}

    private final List<Route> routes = new ArrayList<>();

    /** @param path a regular expression whose named groups {@link Request} reads */
    Routes on(String method, String path, Handler handler) {
        routes.add(new Route(method, Pattern.compile(path), handler));
        return this;
    }

    Reply answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        var allowed = new TreeSet<String>();
        for (var route : routes) {
            var match = route.path().matcher(path);
            if (match.matches()) {
                if (route.method().equals(exchange.getRequestMethod())) {
                    return route.handler().answer(new Request(exchange, match));
                }
                allowed.add(route.method());
            }
        }
        if (allowed.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND.because("The local forge has nothing at this address."));
        }
        var methods = String.join(", ", allowed);
        exchange.getResponseHeaders().set("Allow", methods);
        throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED.because(
                "This address takes " + methods + ".", methods, exchange.getRequestMethod()));
    }
}
