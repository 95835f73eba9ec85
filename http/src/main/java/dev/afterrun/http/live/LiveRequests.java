package dev.afterrun.http.live;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Whether somebody asks this replica for something: what can wait leaves room for them. Who watches us asks for nothing. */
@ApplicationScoped
public class LiveRequests {
    private static final int FIRST = Integer.MIN_VALUE;

    /** Who is refused at once takes no room. */
    private static final int THIRD_OF_ALL = 3;

    private static final String WATCHED_AT = "/q/";
    private static final long LATELY = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;

    /** Those that are answered just now; each once, though its end may be told more than once. */
    private final Set<RoutingContext> open = ConcurrentHashMap.newKeySet();

    private volatile long last;

    LiveRequests() {
        this(System::nanoTime);
    }

    /** {@code nanos} is a clock that only moves forward. */
    LiveRequests(LongSupplier nanos) {
        this.nanos = nanos;
        this.last = nanos.getAsLong() - LATELY;
    }

    /** Whether one is answered, however long that takes, or has come within the last second. */
    public boolean areThere() {
        return !open.isEmpty() || nanos.getAsLong() - last < LATELY;
    }

    /** When the last one came, by {@link System#nanoTime}. */
    public long last() {
        return last;
    }

    void atStart(@Observes @Priority(THIRD_OF_ALL) Router router) {
        router.route().order(FIRST).handler(this::note);
    }

    private void note(RoutingContext http) {
        var path = http.request().path();
        if (path == null || !path.startsWith(WATCHED_AT)) {
            last = nanos.getAsLong();
            open.add(http);
            // Also where the connection breaks.
            var _ = http.addEndHandler(ended -> open.remove(http));
        }
        http.next();
    }
}
