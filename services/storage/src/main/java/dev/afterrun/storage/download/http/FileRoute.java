package dev.afterrun.storage.download.http;

import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.AddressParser;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Everything below {@code /{owner}/{repo}/{ref}}. A route of its own before all others, since a file's way from the
 * request to the kernel has to be short; what it does not serve itself goes on to pages and to the API.
 */
@ApplicationScoped
@Needs(value = Action.READ, at = "GET /{owner}/{repo}/{ref}/{path}")
class FileRoute {
    private final AnswerFile answerFile;
    private final ReadGuard guard;
    private final Origins origins;
    private final Refusals refusals;

    FileRoute(AnswerFile answerFile, ReadGuard guard, Origins origins, Refusals refusals) {
        this.answerFile = answerFile;
        this.guard = guard;
        this.origins = origins;
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        var rawPath = context.request().path();
        if (rawPath == null || AddressParser.isReserved(rawPath) || isSent(context, rawPath)) {
            context.next();
        } else if (mayRead(context) && !answerFile.answerRemembered(context)) {
            unknown(context, rawPath);
        }
    }

    /** {@code PUT /NAME}: a file that somebody sends by hand. */
    private static boolean isSent(RoutingContext context, String rawPath) {
        return context.request().method().equals(HttpMethod.PUT) && rawPath.indexOf('/', 1) < 0;
    }

    private boolean mayRead(RoutingContext context) {
        var method = context.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return true;
        }
        refusals.method(context);
        return false;
    }

    private void unknown(RoutingContext context, String rawPath) {
        var address = AddressParser.parse(rawPath);
        if (address.isEmpty()) {
            refusals.nothing(context);
            return;
        }
        switch (address.get()) {
            case Address.OfRepository _, Address.Page _, Address.InView _ -> context.next();
            case Address.OfFile file -> file(context, file);
        }
    }

    /** At the application's origin, whoever reads by a session is led on to where files are served. */
    private void file(RoutingContext context, Address.OfFile file) {
        Runnable answer = () -> answerFile.answer(context, file);
        if (origins.elsewhereForFile(context.request()).isEmpty()) {
            guard.read(context, file.repository(), answer);
        } else {
            guard.readUnlessLed(context, file.repository(), file.pageThatLeadsHere(), answer);
        }
    }
}
