package dev.afterrun.http.identity;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * An answer of which nobody but its reader may have a part: no cache keeps it, and no page elsewhere reads it. Said of the request once,
 * since what answers is many things; it is done to the headers when they are about to leave, whoever has set them.
 */
public final class PrivateAnswer {
    /** The field {@code Cache-Control} of it. */
    static final String CACHING = "private, no-store";

    private static final String KEY = "afterrun.private";
    private static final String FOR_PAGES = "afterrun.private.pages";

    private PrivateAnswer() {}

    /** From now on, what answers {@code context} is private. */
    public static void of(RoutingContext context) {
        if (is(context)) {
            return;
        }
        context.put(KEY, true);
        context.addHeadersEndHandler(_ -> hide(context));
    }

    /**
     * Pages read it all the same, wherever they are from: its address lets in whoever has it, and the pages of a site, which load the
     * rest of it, have no origin.
     */
    public static void forPagesToo(RoutingContext context) {
        of(context);
        context.put(FOR_PAGES, true);
    }

    private static void hide(RoutingContext context) {
        var headers = context.response()
                .headers()
                .set(HttpHeaders.CACHE_CONTROL, CACHING)
                .add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        if (context.get(FOR_PAGES) == null) {
            headers.remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN).remove(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS);
        }
    }

    /** Who reads what answers {@code context}. */
    public static Reading.Audience audience(RoutingContext context) {
        return is(context) ? Reading.Audience.FEW : Reading.Audience.EVERYBODY;
    }

    /** Whether what answers {@code context} is private. */
    public static boolean is(RoutingContext context) {
        return context.get(KEY) != null;
    }
}
