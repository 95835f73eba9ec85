package dev.afterrun.storage.download.http;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.catalog.Share.End;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.http.Lookup.Counted;
import dev.afterrun.storage.downloadcount.CountDownloads;
import dev.afterrun.storage.share.EndShare;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;

/**
 * Answers with a file whose downloads are counted. One is taken when its first byte is about to be sent; asking by {@code HEAD}, or
 * for what one has already, takes none. Parts are not served: two halves would be one download or two, as one likes.
 */
@ApplicationScoped
class SendCounted {
    private final CopyReader stores;
    private final EndShare endShare;
    private final CountDownloads downloads;
    private final SentBytes sent;
    private final ExecutorService threads;
    private final Refusals refusals;
    private final Clock clock;

    SendCounted(
            CopyReader stores,
            EndShare endShare,
            CountDownloads downloads,
            SentBytes sent,
            @VirtualThreads ExecutorService threads,
            Refusals refusals,
            Clock clock) {
        this.stores = stores;
        this.endShare = endShare;
        this.downloads = downloads;
        this.sent = sent;
        this.threads = threads;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Answers the request of {@code context}, or says why not. */
    void send(RoutingContext context, Counted counted) {
        var serving = counted.serving();
        switch (Conditions.of(context.request().headers(), serving.etag())) {
            case SEND -> sendWhole(context, serving, counted.job());
            case NOT_MODIFIED -> SendFile.notModified(context, serving);
            case FAILED ->
                refusals.answer(
                        context,
                        ProblemType.PRECONDITION_FAILED.because(
                                "the file is another one than If-Match names; its ETag is now " + serving.etag()));
        }
    }

    private void sendWhole(RoutingContext context, Serving serving, JobKey job) {
        if (context.request().method().equals(HttpMethod.HEAD)) {
            head(context, serving);
            context.response().end();
            return;
        }
        threads.execute(() -> {
            // Opened first, so that nobody pays for what cannot be read.
            try (var content = stores.open(serving.file().place())) {
                if (endShare.takeDownload(job)) {
                    downloads.downloaded(serving.repository(), serving.file().sha256());
                    sent.fromHere(serving.file().size());
                    head(context, serving);
                    StreamFile.pump(content, context.response());
                } else {
                    refusals.finding(context, new Finding.Unshared(clock.instant(), End.DOWNLOADS));
                }
            } catch (IOException | CompletionException cutOff) {
                broken(context);
            } catch (RuntimeException fault) {
                refusals.fault(context, fault);
            }
        });
    }

    private static void head(RoutingContext context, Serving serving) {
        context.response().headers().addAll(serving.headers());
        context.response()
                .putHeader(
                        HttpHeaders.CONTENT_LENGTH, Long.toString(serving.file().size()));
    }

    private void broken(RoutingContext context) {
        var response = context.response();
        if (response.headWritten() || response.closed()) {
            response.reset();
        } else {
            response.headers().clear();
            refusals.finding(context, new Finding.Unreadable());
        }
    }
}
