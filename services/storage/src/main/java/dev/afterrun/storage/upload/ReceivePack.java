package dev.afterrun.storage.upload;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSink;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.Pack;
import dev.afterrun.storage.blob.NewCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;

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
            var copies = copy(body, key, sink);
            refuseUnannounced(session, copies);
            if (!copies.isEmpty()) {
                sink.commit();
                records.arrived(session, copies);
            }
            return copies.size();
        }
    }

    private static List<NewCopy> copy(InputStream body, ObjectKey key, ObjectSink sink) throws IOException {
        var header = new byte[Pack.HEADER_BYTES];
        var copies = new HashMap<Digest, NewCopy>();
        for (var read = body.readNBytes(header, 0, header.length);
                read > 0;
                read = body.readNBytes(header, 0, header.length)) {
            if (read < header.length) {
                throw cutOff();
            }
            var announced = Digest.ofHash(java.util.Arrays.copyOf(header, 32));
            var content = content(body, ByteBuffer.wrap(header, 32, 8).getLong());
            check(announced, content);
            if (!copies.containsKey(announced)) {
                refuseTooLong(sink.length() + content.length);
                copies.put(announced, new NewCopy(announced, new ObjectSlice(key, sink.length(), content.length)));
                sink.append(ByteBuffer.wrap(content));
            }
        }
        return List.copyOf(copies.values());
    }

    private static byte[] content(InputStream body, long length) throws IOException {
        if (length < 0 || length >= Limits.PACKED_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "a blob of a pack passes its limit; send it by itself with PUT",
                    "less than " + Limits.PACKED_BYTES + " bytes",
                    length + " bytes"));
        }
        var content = body.readNBytes((int) length);
        if (content.length < length) {
            throw cutOff();
        }
        return content;
    }

    private static void check(Digest announced, byte[] content) {
        var actual = Digest.of(content);
        if (!actual.equals(announced)) {
            throw new ProblemException(ProblemType.DIGEST_MISMATCH.because("the pack has " + content.length
                    + " bytes that are announced as " + announced + " but are " + actual
                    + "; nothing of it was kept, hash the files again"));
        }
    }

    private static void refuseTooLong(long length) {
        if (length > Limits.PACK_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "the pack passes its limit; send several",
                    Limits.PACK_BYTES + " bytes",
                    "at least " + length + " bytes"));
        }
    }

    private void refuseUnannounced(Session session, List<NewCopy> copies) {
        var announced =
                sessions.blobs(session, copies.stream().map(NewCopy::sha256).toList());
        if (announced.size() < copies.size()) {
            throw new ProblemException(ProblemType.INVALID.because((copies.size() - announced.size())
                    + " blobs of the pack were not announced when the session was opened; nothing of it was kept"));
        }
    }

    private static ProblemException cutOff() {
        return new ProblemException(ProblemType.MALFORMED.because(
                "the pack ends in the middle of a blob; nothing of it was kept, send it again"));
    }
}
