package dev.afterrun.cli.publish;

import dev.afterrun.cli.server.Answer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Chance;
import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.Outage;
import dev.afterrun.cli.server.Refusal;
import dev.afterrun.cli.server.Tries;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.UploadHeaders;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.LongConsumer;

/**
 * Sends one big file, and goes on where a cut connection left off.
 *
 * <pre>
 * PUT ──▶ complete
 *  │ cut            ┌──────────────┐ cut, wrong offset
 *  └──▶ HEAD ──▶ PATCH from offset ─┘ ──▶ complete
 * </pre>
 */
final class FileUpload {
    private final Http http;
    private final HashedFile file;
    private final URI blob;
    private final String what;
    private final LongConsumer progress;
    private final Tries tries;
    private long offset;

    FileUpload(Http http, URI session, HashedFile file, LongConsumer progress) {
        this.http = http;
        this.file = file;
        this.blob = Addresses.below(session, "blobs", file.sha256().hex());
        this.what = "uploading '" + file.entry().path() + "'";
        this.progress = progress;
        this.tries = http.retry().tries();
    }

    /** Returns when all bytes have arrived. */
    void send() {
        boolean complete;
        do {
            complete = isSent();
        } while (!complete);
    }

    private boolean isSent() {
        var call = transfer();
        try {
            var answer = http.once(call);
            if (answer.isDone() && (offset == 0 || answer.status() == 201)) {
                return true;
            }
            return look(call, answer);
        } catch (InterruptedIOException e) {
            throw Outage.of(e).failure(call);
        } catch (IOException e) {
            refuseChanged();
            return afterOutage(call, Outage.of(e));
        }
    }

    private boolean look(Call call, Answer answer) {
        if (Refusal.is(ProblemType.DIGEST_MISMATCH, answer)) {
            throw file.changed();
        }
        if (answer.isPassing()) {
            return afterOutage(call, Outage.of(answer));
        }
        // After a cut the server may not have noticed yet that the first connection is gone.
        if (Refusal.is(ProblemType.CONFLICT, answer)) {
            return afterOutage(call, Outage.of(answer, Chance.GOOD));
        }
        if (answer.isDone() || Refusal.is(ProblemType.WRONG_OFFSET, answer)) {
            return afterOutage(call, Outage.unlikely("it has other bytes than were sent"));
        }
        throw Refusal.of(what, answer);
    }

    private Call transfer() {
        var body = CountedBody.of(file, offset, progress);
        var call = Call.of(what, blob, Call.LONG);
        if (offset == 0) {
            return call.sending("PUT", "application/octet-stream", body.publisher(), body::sent);
        }
        call.request().header(UploadHeaders.OFFSET, Long.toString(offset));
        return call.sending("PATCH", UploadHeaders.PARTIAL, body.publisher(), body::sent);
    }

    /** Waits, then asks what has arrived; true when that is everything. */
    private boolean afterOutage(Call call, Outage outage) {
        tries.goOnAfter(call, outage);
        var head = Call.of(what, blob, Call.SHORT);
        head.request().method("HEAD", BodyPublishers.noBody());
        var arrived = http.send(head);
        if (arrived.header(UploadHeaders.COMPLETE).filter("?1"::equals).isPresent()) {
            return true;
        }
        goOnFrom(arrived.isDone() ? arrived.number(UploadHeaders.OFFSET).orElse(0L) : 0);
        return false;
    }

    private void goOnFrom(long arrived) {
        if (arrived > offset) {
            tries.moved();
        }
        offset = Math.min(arrived, file.size());
    }

    private void refuseChanged() {
        if (file.hasChanged()) {
            throw file.changed();
        }
    }
}
