package dev.afterrun.cli.publish;

import dev.afterrun.cli.publish.StoreConnections.Cut;
import dev.afterrun.cli.server.Answer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.Outage;
import dev.afterrun.contracts.upload.SignedRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends one file to a session that a store opens for it, and goes on there where a cut connection left off.
 *
 * <pre>
 * open ──▶ PUT ──▶ complete
 *           │ cut                ┌──── cut ────┐
 *           └──▶ ask ──308──▶ PUT from there ──┘ ──▶ complete
 * </pre>
 */
final class ResumableUpload {
    private static final int RESUME = 308;
    private static final Pattern ARRIVED = Pattern.compile("bytes=0-(\\d{1,18})");

    private final Http http;
    private final String what;
    private final HashedFile file;
    private final LongConsumer progress;
    private long offset;
    private boolean over;

    ResumableUpload(Http http, String what, HashedFile file, LongConsumer progress) {
        this.http = http;
        this.what = what;
        this.file = file;
        this.progress = progress;
    }

    /** What kept the file from arriving, if anything did. */
    Optional<Cut> send(SignedRequest start) throws IOException {
        var call = Call.of(what, start.address(), Call.LONG)
                .sending(start.method(), "application/octet-stream", BodyPublishers.noBody(), () -> 0);
        start.headers().forEach(call.request()::setHeader);
        var opened = http.once(call);
        var session = opened.address("Location");
        return opened.isDone() && session.isPresent()
                ? send(session.get())
                : Optional.of(new Cut(call, Outage.of(opened), 0));
    }

    private Optional<Cut> send(URI session) throws InterruptedIOException {
        for (var tries = http.retry().tries(); ; ) {
            var before = offset;
            var call = rest(session);
            var outage = trouble(call);
            if (outage.isPresent() && !over) {
                if (offset > before) {
                    tries.moved();
                }
                // Whoever asked for the session asks for another one, or goes another way.
                if (!tries.areMany() && tries.waits(call, outage.get())) {
                    var known = offset;
                    outage = trouble(question(session));
                    if (offset > known) {
                        tries.moved();
                    }
                    if (outage.isPresent() && !over) {
                        continue;
                    }
                }
            }
            return outage.map(why -> new Cut(call, why, 0));
        }
    }

    /** Why the request did not complete the file; notes how much of it is there, and whether the session is over. */
    private Optional<Outage> trouble(Call call) throws InterruptedIOException {
        try {
            var answer = http.once(call);
            if (answer.isDone()) {
                return Optional.empty();
            }
            if (answer.status() == RESUME) {
                offset = arrived(answer);
                return Optional.of(Outage.unlikely("not all of it arrived"));
            }
            over = !answer.isPassing();
            return Optional.of(Outage.of(answer));
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return Optional.of(Outage.of(e));
        }
    }

    private long arrived(Answer answer) {
        return answer.header("Range")
                .map(ARRIVED::matcher)
                .filter(Matcher::matches)
                .map(range -> Math.min(Long.parseLong(range.group(1)) + 1, file.size()))
                .orElse(0L);
    }

    private Call rest(URI session) {
        var body = CountedBody.of(file, offset, progress);
        var call = Call.of(what, session, Call.LONG)
                .sending("PUT", "application/octet-stream", body.publisher(), body::sent);
        if (offset > 0) {
            call.request().setHeader("Content-Range", "bytes " + offset + "-" + (file.size() - 1) + "/" + file.size());
        }
        return call;
    }

    private Call question(URI session) {
        var call = Call.of(what, session, Call.LONG)
                .sending("PUT", "application/octet-stream", BodyPublishers.noBody(), () -> 0);
        call.request().setHeader("Content-Range", "bytes */" + file.size());
        return call;
    }
}
