package dev.afterrun.cli.publish;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/** Sends what a job makes while it makes it, in upload sessions of their own; safe for several threads. */
public final class JobUploads {
    private final Server server;
    private final Draft draft;
    private final int parallel;
    private final LongConsumer sent;
    private final StoreConnections store;

    /** {@code parallel} requests at a time go to a store; {@code sent} counts bytes. */
    public JobUploads(Server server, Draft draft, int parallel, LongConsumer sent) {
        this.server = server;
        this.draft = draft;
        this.parallel = parallel;
        this.sent = sent;
        this.store = new StoreConnections(server.http(), parallel);
    }

    /**
     * Announces {@code all} in one session, which keeps them for a while, and sends those of {@code here} that the server lacks. What it
     * lacks of the others.
     */
    public Set<Digest> send(List<ManifestEntry> all, List<HashedFile> here) {
        var session = SessionOpening.open(server, draft, all);
        session.leftOut().ifPresent(leftOut -> {
            throw new Failure(ExitCode.REFUSED, "announcing the set", leftOut.why());
        });
        new Upload(server, session, parallel, new Contents(0), store).send(here, sent);
        var lacking = new HashSet<>(session.missing());
        here.forEach(file -> lacking.remove(file.sha256()));
        return lacking;
    }
}
