package dev.afterrun.storage.upload;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSink;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.blob.NewCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Takes many small blobs in one body and keeps them in one object, written once; all of them, or none. */
@ApplicationScoped
public class ReceivePack {
    private final BlobStore store;
    private final Sessions sessions;
    private final SessionRecords records;

    ReceivePack(BlobStore store, Sessions sessions, SessionRecords records) {
        this.store = store;
        this.sessions = sessions;
        this.records = records;
    }

    /** Reads {@code body} to its end; how many blobs it held. */
    public int receive(Session session, InputStream body) throws IOException {
        var key = ObjectKey.fresh();
        try (var sink = store.write(key)) {
            var copies = copy(new PackReader(body), key, sink);
            refuseUnannounced(session, copies);
            if (!copies.isEmpty()) {
                sink.commit();
                arrived(session, copies);
            }
            return copies.size();
        }
    }

    private static List<NewCopy> copy(PackReader pack, ObjectKey key, ObjectSink sink) throws IOException {
        var copies = new HashMap<Digest, NewCopy>();
        for (var next = pack.next(); next.isPresent(); next = pack.next()) {
            var blob = next.get();
            var place = new ObjectSlice(key, sink.length(), blob.content().remaining());
            if (copies.putIfAbsent(blob.sha256(), NewCopy.within(blob.sha256(), place)) == null) {
                sink.append(blob.content());
            }
        }
        // In the order of their indexes, so that neighbours go to one page.
        return copies.values().stream()
                .sorted(Comparator.comparing(NewCopy::sha256))
                .toList();
    }

    private void refuseUnannounced(Session session, List<NewCopy> copies) {
        var announced = sessions
                .blobs(session, copies.stream().map(NewCopy::sha256).toList())
                .stream()
                .collect(Collectors.toMap(SessionBlob::sha256, SessionBlob::size));
        for (var copy : copies) {
            var size = announced.get(copy.sha256());
            if (size == null) {
                throw refused(copy.sha256() + " was not announced");
            }
            if (size != copy.place().length()) {
                throw refused(copy.sha256() + " was announced with " + size + " bytes and has "
                        + copy.place().length());
            }
        }
    }

    private void arrived(Session session, List<NewCopy> copies) {
        if (!records.arrived(session, copies)) {
            throw SessionEnded.problem();
        }
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemType.INVALID.because(
                "the blob " + why + " when the session was opened; nothing of the pack was kept"));
    }
}
