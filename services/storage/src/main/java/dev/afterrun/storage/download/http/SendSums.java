package dev.afterrun.storage.download.http;

import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.FindFile;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.Sums;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;

/** Answers with a ref's {@code SHA256SUMS}, line by line as the database yields them. */
@ApplicationScoped
class SendSums {
    private final FindFile findFile;
    private final ExecutorService threads;
    private final Refusals refusals;

    SendSums(FindFile findFile, @VirtualThreads ExecutorService threads, Refusals refusals) {
        this.findFile = findFile;
        this.threads = threads;
        this.refusals = refusals;
    }

    /** Answers the request of {@code context}. */
    void send(RoutingContext context, Address.Sums address) {
        threads.execute(() -> {
            try {
                switch (findFile.sums(address)) {
                    case Finding.FoundSums found -> write(context, found.sums());
                    case Finding finding -> refusals.finding(context, finding);
                }
            } catch (RuntimeException fault) {
                broken(context, fault);
            }
        });
    }

    private static void write(RoutingContext context, Sums sums) {
        var response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader("Content-Disposition", Attachment.called("SHA256SUMS"))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "sandbox");
        if (!context.request().method().equals(HttpMethod.HEAD)) {
            response.setChunked(true);
            sums.writeTo(lines -> response.write(lines)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join());
        }
        response.end();
    }

    private void broken(RoutingContext context, RuntimeException fault) {
        if (!context.response().headWritten()) {
            refusals.fault(context, fault);
        } else {
            // Never an end that looks whole: the last chunk is missing.
            context.response().reset();
        }
    }
}
