package dev.afterrun.storage.download.http;

import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.AddressParser;
import dev.afterrun.storage.download.http.Lookup.Answer;
import dev.afterrun.storage.download.http.Lookup.Not;
import dev.afterrun.storage.download.http.Lookup.Ready;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
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
class FileRoute {
    private final HotFiles hotFiles;
    private final Lookup lookup;
    private final SendFile sendFile;
    private final SendSums sendSums;
    private final Origins origins;
    private final Refusals refusals;

    FileRoute(
            HotFiles hotFiles,
            Lookup lookup,
            SendFile sendFile,
            SendSums sendSums,
            Origins origins,
            Refusals refusals) {
        this.hotFiles = hotFiles;
        this.lookup = lookup;
        this.sendFile = sendFile;
        this.sendSums = sendSums;
        this.origins = origins;
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        var rawPath = context.request().path();
        if (rawPath == null || AddressParser.isReserved(rawPath)) {
            context.next();
        } else if (mayRead(context)) {
            hotFiles.remembered(rawPath)
                    .ifPresentOrElse(serving -> file(context, new Ready(serving)), () -> unknown(context, rawPath));
        }
    }

    private boolean mayRead(RoutingContext context) {
        var method = context.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return true;
        }
        if (method.equals(HttpMethod.OPTIONS)) {
            preflight(context);
        } else {
            refusals.method(context);
        }
        return false;
    }

    private void unknown(RoutingContext context, String rawPath) {
        var address = AddressParser.parse(rawPath);
        if (address.isEmpty()) {
            refusals.nothing(context);
            return;
        }
        switch (address.get()) {
            case Address.Page _, Address.PythonIndex _, Address.WheelMetadata _ -> context.next();
            case Address.Sums sums -> here(context, () -> sendSums.send(context, sums));
            case Address.OfFile file -> here(context, () -> look(context, rawPath, file));
        }
    }

    private void look(RoutingContext context, String rawPath, Address.OfFile file) {
        var loop = context.vertx().getOrCreateContext();
        Future.fromCompletionStage(hotFiles.find(rawPath, path -> lookup.find(file)), loop)
                .onSuccess(answer -> file(context, answer))
                .onFailure(fault -> refusals.fault(context, fault));
    }

    private void file(RoutingContext context, Answer answer) {
        switch (answer) {
            case Not not -> refusals.finding(context, not.finding());
            case Ready ready -> here(context, () -> sendFile.send(context, ready.serving()));
        }
    }

    private void here(RoutingContext context, Runnable answer) {
        origins.elsewhereForFile(context.request())
                .ifPresentOrElse(
                        address -> context.response()
                                .setStatusCode(302)
                                .putHeader(HttpHeaders.LOCATION, address)
                                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                                .end(),
                        answer);
    }

    /** Conditions and ranges beyond the simple ones make a browser ask first (Fetch Standard, 3.2). */
    private static void preflight(RoutingContext context) {
        context.response()
                .setStatusCode(204)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "*")
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400")
                .end();
    }
}
