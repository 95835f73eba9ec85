package dev.afterrun.storage.listing.http;

import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.ParsableMIMEValue;
import java.util.List;
import java.util.Optional;

/** The forms of a listing. */
enum ListForm {
    PAGE,
    JSON;

    private static final List<MIMEHeader> OFFERED = List.of(
            new ParsableMIMEValue("text/html").forceParse(), new ParsableMIMEValue("application/json").forceParse());

    /** What {@code format} says, or what the reader likes best; pages for those who like all alike. */
    static ListForm wantedBy(RoutingContext context) {
        if ("json".equals(context.request().getParam("format"))) {
            return JSON;
        }
        var headers = context.parsedHeaders();
        return Optional.ofNullable(headers.findBestUserAcceptedIn(headers.accept(), OFFERED))
                .map(best -> values()[OFFERED.indexOf(best)])
                .orElse(PAGE);
    }
}
