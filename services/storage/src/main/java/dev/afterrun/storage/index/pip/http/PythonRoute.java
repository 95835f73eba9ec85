package dev.afterrun.storage.index.pip.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.AddressParser;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.download.Commits;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.http.Origins;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.index.http.Documents;
import dev.afterrun.storage.index.pip.PythonPackages;
import dev.afterrun.storage.index.pip.WheelName;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;

/** The index of a ref's wheels: {@code {ref}/simple/}, {@code {ref}/simple/PROJECT/}, and what each wheel says of itself. */
@ApplicationScoped
class PythonRoute {
    private final PythonPackages packages;
    private final Commits commits;
    private final Origins origins;
    private final Refusals refusals;
    private final ObjectMapper json;
    private final ExecutorService threads;

    PythonRoute(
            PythonPackages packages,
            Commits commits,
            Origins origins,
            Refusals refusals,
            ObjectMapper json,
            @VirtualThreads ExecutorService threads) {
        this.packages = packages;
        this.commits = commits;
        this.origins = origins;
        this.refusals = refusals;
        this.json = json;
        this.threads = threads;
    }

    void register(@Observes Router router) {
        // Behind files, which let indexes through.
        router.route().order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT + 1).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        switch (AddressParser.parse(String.valueOf(context.request().path())).orElse(null)) {
            case Address.PythonIndex index -> here(context, () -> index(context, index));
            case Address.WheelMetadata metadata -> here(context, () -> metadata(context, metadata));
            case null, default -> context.next();
        }
    }

    private void here(RoutingContext context, Runnable answer) {
        origins.elsewhereForFile(context.request())
                .ifPresentOrElse(
                        address -> redirect(context, address),
                        () -> threads.execute(() -> {
                            try {
                                answer.run();
                            } catch (RuntimeException fault) {
                                refusals.fault(context, fault);
                            }
                        }));
    }

    private void index(RoutingContext context, Address.PythonIndex address) {
        var meant = commits.meant(address.repository(), address.ref());
        if (meant.size() > 1) {
            refusals.ambiguous(context, new Finding.Ambiguous(meant));
        } else if (meant.isEmpty()) {
            refusals.nothing(context);
        } else {
            var candidates = Candidates.of(address.repository(), meant.getFirst());
            address.project()
                    .ifPresentOrElse(
                            project -> project(context, candidates, project), () -> projects(context, candidates));
        }
    }

    private void projects(RoutingContext context, Candidates candidates) {
        if (!isFolder(context)) {
            redirect(context, context.request().path() + "/");
            return;
        }
        var names = packages.projects(candidates);
        if (names.isEmpty()) {
            refusals.nothing(context);
            return;
        }
        var form = SimpleForm.wantedBy(context.parsedHeaders());
        Documents.send(
                context,
                form.contentType(),
                form == SimpleForm.JSON
                        ? json(SimpleJson.projects(names))
                        : Templates.projects(names).render());
    }

    private void project(RoutingContext context, Candidates candidates, String spelled) {
        var name = WheelName.normalized(spelled);
        if (!name.equals(spelled) || !isFolder(context)) {
            redirect(context, (isFolder(context) ? "../" : "") + PublicUrls.segment(name) + "/");
            return;
        }
        var wheels = packages.wheels(candidates, name);
        if (wheels.isEmpty()) {
            refusals.nothing(context);
            return;
        }
        var form = SimpleForm.wantedBy(context.parsedHeaders());
        Documents.send(
                context,
                form.contentType(),
                form == SimpleForm.JSON
                        ? json(SimpleJson.project(name, wheels))
                        : Templates.project(
                                        name, wheels.stream().map(WheelLink::of).toList())
                                .render());
    }

    private void metadata(RoutingContext context, Address.WheelMetadata address) {
        packages.metadata(address)
                .ifPresentOrElse(
                        text -> Documents.send(context, "text/plain; charset=utf-8", text),
                        () -> refusals.nothing(context));
    }

    private String json(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an index can always be written as JSON", e);
        }
    }

    private static boolean isFolder(RoutingContext context) {
        return String.valueOf(context.request().path()).endsWith("/");
    }

    private static void redirect(RoutingContext context, String address) {
        context.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end();
    }
}
