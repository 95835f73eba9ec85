package dev.afterrun.storage.disposal.http;

import dev.afterrun.storage.disposal.LiveRequests;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Takes note of requests before anything is done for them; those of whoever watches us are none. */
@ApplicationScoped
class NoteRequests {
    private static final int FIRST = Integer.MIN_VALUE;
    private static final String WATCHED_AT = "/q/";

    private final LiveRequests requests;

    NoteRequests(LiveRequests requests) {
        this.requests = requests;
    }

    void atStart(@Observes Router router) {
        router.route().order(FIRST).handler(http -> {
            var path = http.request().path();
            if (path == null || !path.startsWith(WATCHED_AT)) {
                requests.came();
            }
            http.next();
        });
    }
}
