package dev.afterrun.storage.page.http;

import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.Open;
import dev.afterrun.storage.download.http.Origins;
import dev.afterrun.storage.download.http.Redirects;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.download.http.SecurePage;
import dev.afterrun.storage.signin.http.Visitors;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;

/** The page at {@code /}, which says what this is. */
@ApplicationScoped
@Open(value = "it tells nothing of any repository", at = "GET /")
class HomeRoute {
    private final Origins origins;
    private final Addresses addresses;
    private final Visitors visitors;
    private final Refusals refusals;
    private final ExecutorService threads;

    HomeRoute(
            Origins origins,
            Addresses addresses,
            Visitors visitors,
            Refusals refusals,
            @VirtualThreads ExecutorService threads) {
        this.origins = origins;
        this.addresses = addresses;
        this.visitors = visitors;
        this.refusals = refusals;
        this.threads = threads;
    }

    void register(@Observes Router router) {
        router.route("/")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT + 1)
                .handler(this::handle);
    }

    private void handle(RoutingContext context) {
        if (!"/".equals(context.request().path())) {
            context.next();
            return;
        }
        origins.elsewhereForPage(context.request())
                .ifPresentOrElse(
                        elsewhere -> Redirects.to(context, elsewhere), () -> threads.execute(() -> show(context)));
    }

    private void show(RoutingContext context) {
        try {
            var html = Templates.home(addresses.events().toString(), visitors.welcome(context))
                    .render();
            SecurePage.withScripts(context.response(), "'self' " + addresses.content())
                    .end(html);
        } catch (RuntimeException fault) {
            refusals.fault(context, fault);
        }
    }
}
