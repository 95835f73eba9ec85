package dev.afterrun.cli.publish;

import dev.afterrun.cli.publish.StoreConnections.Cut;
import dev.afterrun.cli.server.Answer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Outage;
import dev.afterrun.cli.server.Refusal;
import dev.afterrun.cli.server.Server;
import dev.afterrun.cli.server.Tries;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.Transfer;
import java.net.URI;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Sends one big file straight to the store, by requests that the session hands out; to the session itself where it says
 * so, and where the store cannot be reached from here.
 *
 * <pre>
 * ask ──▶ send ──▶ tell ──▶ complete
 *  ▲       │ cut, expired  │ not all there
 *  └───────┴───────────────┘
 * </pre>
 */
final class DirectUpload {
    private final Server server;
    private final HashedFile file;
    private final URI session;
    private final URI blob;
    private final String what;
    private final StoreConnections store;
    private final LongConsumer progress;

    DirectUpload(Server server, URI session, HashedFile file, StoreConnections store, LongConsumer progress) {
        this.server = server;
        this.file = file;
        this.session = session;
        this.blob = Addresses.below(session, "blobs", file.sha256().hex());
        this.what = "uploading '" + file.entry().path() + "'";
        this.store = store;
        this.progress = progress;
    }

    /** Returns when all bytes have arrived, and the session knows. */
    void send() {
        var tries = server.http().retry().tries();
        while (store.isReachable()) {
            var cut = round();
            if (file.hasChanged()) {
                throw file.changed();
            }
            if (cut.isEmpty()) {
                return;
            }
            if (cut.get().arrived() > 0) {
                tries.moved();
            }
            goOnAfter(tries, cut.get());
        }
        throughSession();
    }

    /** Asks, sends and tells; why that came to nothing, if it did. */
    private Optional<Cut> round() {
        var ask = Call.of(what, Addresses.below(blob, "transfer"), Call.LONG).posting("application/json", new byte[0]);
        return switch (server.read(ask, Transfer.class)) {
            case Transfer.Through() -> {
                throughSession();
                yield Optional.empty();
            }
            case Transfer.Parts(var missing) ->
                store.send(what, file, missing, progress).or(this::told);
            case Transfer.Resumable(var start) ->
                store.send(what, file, start, progress).or(this::told);
        };
    }

    private Optional<Cut> told() {
        var call = Call.of(what, Addresses.below(blob, "sent"), Call.LONG).posting("application/json", new byte[0]);
        var answer = server.http().send(call);
        if (answer.isDone()) {
            return Optional.empty();
        }
        if (Refusal.is(ProblemType.WRONG_OFFSET, answer)) {
            return Optional.of(new Cut(call, Outage.of(answer), 0));
        }
        throw refused(answer);
    }

    private RuntimeException refused(Answer answer) {
        return Refusal.is(ProblemType.DIGEST_MISMATCH, answer) ? file.changed() : Refusal.of(what, answer);
    }

    /** There is another way, so the store is not waited for as long as a server would be. */
    private void goOnAfter(Tries tries, Cut cut) {
        if (!store.isReachable() || tries.areMany() || !tries.waits(cut.call(), cut.why())) {
            store.giveUp();
            var line = cut.sentence() + "; sending it through the server";
            server.http().retry().say(line, line);
        }
    }

    private void throughSession() {
        new FileUpload(server.http(), session, file, progress).send();
    }
}
