package dev.afterrun.http.live;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Whether somebody asks this replica for something: what can wait leaves room for them. Who watches us asks for nothing. */
@ApplicationScoped
public class LiveRequests {
    private static final int FIRST = Integer.MIN_VALUE;

    /** Who is refused at once takes no room. */
    private static final int THIRD_OF_ALL = 3;

    private static final String WATCHED_AT = "/q/";
    private static final long LATELY = Duration.ofSeconds(1).toNanos();

    private volatile long last = System.nanoTime() - LATELY;

    /** Whether one has come within the last second. */
    public boolean areThere() {
        return System.nanoTime() - last < LATELY;
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
            last = System.nanoTime();
        }
        http.next();
    }
}
