package dev.afterrun.cli.publish;

import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.Outage;
import dev.afterrun.contracts.upload.SignedRequest;
import dev.afterrun.contracts.upload.Transfer.Part;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/** The way to a store for all files of a job: so many requests at a time, with no token, and none when it is not there. */
final class StoreConnections {
    private final Http http;
    private final int width;
    private final Semaphore free;
    private final AtomicBoolean reachable = new AtomicBoolean(true);

    StoreConnections(Http http, int width) {
        this.http = http.withoutToken();
        this.width = width;
        this.free = new Semaphore(width);
    }

    /** Whether it is worth trying. */
    boolean isReachable() {
        return reachable.get();
    }

    /** From now on nobody tries. */
    void giveUp() {
        reachable.set(false);
    }

    /**
     * Why a round of requests did not bring everything.
     *
     * @param arrived how many of them did their part
     */
    record Cut(Call call, Outage why, int arrived) {
        String sentence() {
            return why.sentence(call);
        }
    }

    /** Sends these parts of the file; what kept one of them from arriving, if anything did. */
    Optional<Cut> send(String what, HashedFile file, List<Part> parts, LongConsumer progress) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var cuts = InParallel.map(width, parts, part -> send(what, file, part, progress)).stream()
                .flatMap(Optional::stream)
                .toList();
        return cuts.stream().findFirst().map(cut -> new Cut(cut.call(), cut.why(), parts.size() - cuts.size()));
    }

    /** Sends the file to a session that {@code start} opens; what kept it from arriving, if anything did. */
    Optional<Cut> send(String what, HashedFile file, SignedRequest start, LongConsumer progress) {
        var call = Call.of(what, start.address(), Call.LONG);
        return onOneConnection(call, () -> new ResumableUpload(http, what, file, progress).send(start));
    }

    private Optional<Cut> send(String what, HashedFile file, Part part, LongConsumer progress) {
        var body = CountedBody.of(file, part.offset(), part.length(), progress);
        var call = Call.of(what, part.request().address(), Call.LONG)
                .sending(part.request().method(), "application/octet-stream", body.publisher(), body::sent);
        part.request().headers().forEach(call.request()::setHeader);
        return onOneConnection(call, () -> {
            var answer = http.once(call);
            return answer.isDone() ? Optional.empty() : Optional.of(new Cut(call, Outage.of(answer), 0));
        });
    }

    private Optional<Cut> onOneConnection(Call call, Exchange exchange) {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Cut(call, Outage.of(new IOException("interrupted")), 0));
        }
        try {
            return exchange.cut();
        } catch (ConnectException | HttpConnectTimeoutException e) {
            // Not even its host is to be had: jobs are often let out to few of them.
            giveUp();
            return Optional.of(new Cut(call, Outage.of(e), 0));
        } catch (IOException e) {
            return Optional.of(new Cut(call, Outage.of(e), 0));
        } finally {
            free.release();
        }
    }

    /** What is done while a connection is held. */
    @FunctionalInterface
    private interface Exchange {
        Optional<Cut> cut() throws IOException;
    }
}
