package dev.afterrun.storage.download.http;

import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Finding;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;

/** Answers where an address leads to no file: the way to the folder, the site's own page for it, or the reason. */
@ApplicationScoped
class AnswerNothing {
    private final Lookup lookup;
    private final SendFile sendFile;
    private final Origins origins;
    private final Refusals refusals;
    private final ExecutorService threads;

    AnswerNothing(
            Lookup lookup,
            SendFile sendFile,
            Origins origins,
            Refusals refusals,
            @VirtualThreads ExecutorService threads) {
        this.lookup = lookup;
        this.sendFile = sendFile;
        this.origins = origins;
        this.refusals = refusals;
        this.threads = threads;
    }

    /** Answers what {@code address} was found to be instead of a file. */
    void answer(RoutingContext context, Address.OfFile address, Finding finding) {
        switch (finding) {
            case Finding.Folder _ -> folder(context, address);
            case Finding.Nothing _
            when address instanceof Address.InRef inRef && isShown(context) ->
                threads.execute(() -> pageOfNothing(context, inRef));
            default -> refusals.finding(context, finding);
        }
    }

    private void folder(RoutingContext context, Address.OfFile address) {
        switch (address) {
            case Address.InRef _ -> folder(context);
            case Address.InFolder _ ->
                Redirects.to(context, list(String.valueOf(context.request().path())) + query(context));
            default -> refusals.finding(context, new Finding.Folder());
        }
    }

    /** Leads to the folder where its slash was left out. */
    void folder(RoutingContext context) {
        Redirects.to(context, context.request().path() + "/" + query(context));
    }

    /** {@code {ref}/-/list/FOLDER/} for {@code {ref}/FOLDER/}, both as they are sent. */
    private static String list(String rawPath) {
        var parts = rawPath.split("/", 5);
        return String.join("/", parts[0], parts[1], parts[2], parts[3], "-/list", parts[4]);
    }

    private static String query(RoutingContext context) {
        var query = context.request().query();
        return query == null || query.isEmpty() ? "" : "?" + query;
    }

    /** What users made is shown at the content's origin alone, and to people alone. */
    private boolean isShown(RoutingContext context) {
        return Refusals.wantsPage(context)
                && origins.elsewhereForFile(context.request()).isEmpty();
    }

    private void pageOfNothing(RoutingContext context, Address.InRef address) {
        try {
            lookup.pageOfNothing(address).ifPresentOrElse(page -> send(context, page), () -> refusals.nothing(context));
        } catch (RuntimeException fault) {
            refusals.fault(context, fault);
        }
    }

    private void send(RoutingContext context, Serving page) {
        context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        sendFile.sendAsNothing(context, page);
    }
}
