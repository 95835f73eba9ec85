package dev.afterrun.storage.archive.http;

import dev.afterrun.http.rate.Clients;
import dev.afterrun.storage.archive.ArchiveForm;
import dev.afterrun.storage.view.http.Turn;
import dev.afterrun.storage.view.http.Turns;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Bounds how many archives are written at once: each takes memory as long as its reader takes. */
@ApplicationScoped
class ArchiveTurns {
    private static final int TARS = 32;

    /** Fewer, since a ZIP keeps its table of contents to its end: some 50 MB of a hundred thousand files. */
    private static final int ZIPS = 2;

    private final Clients clients;
    private final Turns tars = new Turns("archives of this form", TARS);
    private final Turns zips = new Turns("archives of this form", ZIPS);

    ArchiveTurns(Clients clients) {
        this.clients = clients;
    }

    /** The next turn at archives of this form. */
    Turn take(RoutingContext context, ArchiveForm form) {
        return switch (form) {
            case TAR_ZST -> tars.take(context, clients);
            case ZIP -> zips.take(context, clients);
        };
    }
}
