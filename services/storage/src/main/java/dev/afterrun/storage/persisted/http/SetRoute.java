package dev.afterrun.storage.persisted.http;

import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.Needs;
import dev.afterrun.http.identity.TokenCallers;
import dev.afterrun.http.problem.Problems;
import dev.afterrun.storage.download.http.ReadGuard;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.download.http.SendBlob;
import dev.afterrun.storage.persisted.generation.SetBytes;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** The bytes of sets: a route of its own, since ranges and redirects are what most requests of a restore are. */
@ApplicationScoped
@Needs(value = Action.RESTORE, at = "GET /v1/persisted/{owner}/{repo}/generations/{id}/blobs/{sha256}")
class SetRoute {
    private static final String AT = "/v1/persisted/:owner/:repo/generations/:id/blobs/:sha256";

    private final SetBytes bytes;
    private final SendBlob sendBlob;
    private final TokenCallers callers;
    private final ReadGuard guard;
    private final Refusals refusals;
    private final ExecutorService threads;

    SetRoute(
            SetBytes bytes,
            SendBlob sendBlob,
            TokenCallers callers,
            ReadGuard guard,
            Refusals refusals,
            @VirtualThreads ExecutorService threads) {
        this.bytes = bytes;
        this.sendBlob = sendBlob;
        this.callers = callers;
        this.guard = guard;
        this.refusals = refusals;
        this.threads = threads;
    }

    void register(@Observes Router router) {
        router.route(AT)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT)
                .handler(this::handle);
    }

    private void handle(RoutingContext context) {
        callers.ifAny(context).subscribe().with(caller -> answer(context, caller), failure -> refuse(context, failure));
    }

    private void answer(RoutingContext context, Optional<Caller> caller) {
        threads.execute(() -> {
            try {
                var repository = SetAddress.repository(context);
                guard.checkToken(context, repository);
                var sha256 = SetAddress.sha256(context);
                sendBlob.send(
                        context,
                        sha256,
                        bytes.of(caller, repository, SetAddress.id(context), sha256, SetAddress.job(context)));
            } catch (RuntimeException failure) {
                refuse(context, failure);
            }
        });
    }

    private void refuse(RoutingContext context, Throwable failure) {
        var problem = Problems.of(failure);
        Problems.headers(problem).forEach(context.response()::putHeader);
        refusals.answer(context, problem);
    }
}
