package dev.afterrun.http.identity;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** Does what may wait away from the event loop, which must not, and tells its result there. */
@Singleton
class AwayFromLoop {
    private final ExecutorService threads;

    AwayFromLoop(@VirtualThreads ExecutorService threads) {
        this.threads = threads;
    }

    <T> Uni<T> get(RoutingContext request, Supplier<T> work) {
        var loop = request.vertx().getOrCreateContext();
        return Uni.createFrom()
                .item(work)
                .runSubscriptionOn(threads)
                .emitOn(task -> loop.runOnContext(_ -> task.run()));
    }
}
