package dev.afterrun.storage.view.http;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.AddressParser;
import dev.afterrun.storage.download.Commits;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.http.Origins;
import dev.afterrun.storage.download.http.ReadGuard;
import dev.afterrun.storage.download.http.Redirects;
import dev.afterrun.storage.download.http.Refusals;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Leads {@code {ref}/VIEW/…} and {@code {ref}/-/VIEW/…} to the view, once it is known what the ref means. */
@ApplicationScoped
@Needs(value = Action.READ, at = "GET /{owner}/{repo}/{ref}/-/{view}/{path}")
class ViewRoute {
    private final Map<String, View> views;
    private final Commits commits;
    private final Origins origins;
    private final ReadGuard guard;
    private final Refusals refusals;
    private final ExecutorService threads;

    ViewRoute(
            @All List<View> views,
            Commits commits,
            Origins origins,
            ReadGuard guard,
            Refusals refusals,
            @VirtualThreads ExecutorService threads) {
        this.views = byName(views);
        this.commits = commits;
        this.origins = origins;
        this.guard = guard;
        this.refusals = refusals;
        this.threads = threads;
    }

    private static Map<String, View> byName(List<View> views) {
        Map<String, View> named = new HashMap<>();
        for (var view : views) {
            for (var name : view.names()) {
                if (named.put(name, view) != null) {
                    throw new IllegalStateException("two views are called " + name);
                }
            }
        }
        return Map.copyOf(named);
    }

    void register(@Observes Router router) {
        // Behind files, which let views through.
        router.route().order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT + 1).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        if (AddressParser.parse(String.valueOf(context.request().path())).orElse(null)
                instanceof Address.InView address) {
            Optional.ofNullable(views.get(address.view()))
                    .ifPresentOrElse(view -> here(context, address, view), () -> refusals.nothing(context));
        } else {
            context.next();
        }
    }

    private void here(RoutingContext context, Address.InView address, View view) {
        var origin = view.origin(context);
        var elsewhereThanHere = switch (origin) {
            case CONTENT -> origins.elsewhereForFile(context.request());
            case WEB -> origins.elsewhereForPage(context.request());
            case EITHER -> Optional.<String>empty();
        };
        Runnable answer = () -> answer(context, address, view);
        Runnable guarded = switch (origin) {
            case CONTENT, WEB ->
                view.isAskedForToken(address)
                        ? () -> guard.readAsking(context, address.repository(), answer)
                        : () -> guard.readHere(context, address.repository(), answer);
            case EITHER ->
                () -> guard.readUnlessLed(
                        context,
                        address.repository(),
                        new Address.Page(address.repository(), address.ref()).rawPath(),
                        answer);
        };
        elsewhereThanHere.ifPresentOrElse(
                elsewhere -> Redirects.to(context, elsewhere), () -> threads.execute(guarded));
    }

    private void answer(RoutingContext context, Address.InView address, View view) {
        try {
            var meant = commits.meant(address.repository(), address.ref());
            switch (meant.size()) {
                case 0 -> refusals.nothing(context);
                case 1 -> view.answer(context, address.of(meant.getFirst()));
                default -> refusals.ambiguous(context, new Finding.Ambiguous(meant));
            }
        } catch (ProblemException refused) {
            refusals.answer(context, refused.problem());
        } catch (RuntimeException fault) {
            broken(context, fault);
        }
    }

    private void broken(RoutingContext context, RuntimeException fault) {
        if (context.response().headWritten()) {
            // Never an end that looks whole.
            context.response().reset();
        } else {
            refusals.fault(context, fault);
        }
    }
}
