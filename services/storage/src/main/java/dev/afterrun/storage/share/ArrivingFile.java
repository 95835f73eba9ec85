package dev.afterrun.storage.share;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSink;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.blob.NewCopy;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** One file as its bytes come: counted, hashed and written, and nothing of it is there before all of it is. */
public final class ArrivingFile implements Closeable {
    private final ArtifactPath path;
    private final ObjectKey key;
    private final ObjectSink sink;
    private final long limit;
    private final MessageDigest digest = Digest.sha256();

    ArrivingFile(ArtifactPath path, ObjectKey key, ObjectSink sink, long limit) {
        this.path = path;
        this.key = key;
        this.sink = sink;
        this.limit = limit;
    }

    /** Takes all of {@code bytes}, which may be reused then; 413 where the file becomes longer than files may be. */
    public void take(ByteBuffer bytes) throws IOException {
        var length = sink.length() + bytes.remaining();
        if (length > limit) {
            throw tooLarge(path.value(), limit, "at least " + length + " bytes");
        }
        digest.update(bytes.duplicate());
        sink.append(bytes);
    }

    Kept keep() throws IOException {
        sink.commit();
        return new Kept(path, NewCopy.whole(Digest.ofHash(digest.digest()), key, sink.length()));
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }

    static ProblemException tooLarge(String name, long limit, String value) {
        return new ProblemException(ProblemType.TOO_LARGE.because(
                "the file '" + name + "' passes the limit of one file; nothing of it was kept, send it in parts",
                limit + " bytes",
                value));
    }

    /** A file whose bytes lie in the store, where nobody knows of them yet. */
    record Kept(ArtifactPath path, NewCopy copy) {}
}
