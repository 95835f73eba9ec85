package dev.afterrun.storage.upload;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.BlobWriter;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSink;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.storage.blob.NewCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;

/** Keeps a session's manifest. It is written here, so its digest is ours and it need not be sent. */
@ApplicationScoped
class WriteManifest {
    private final BlobWriter store;
    private final ObjectMapper json;

    WriteManifest(BlobStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    NewCopy write(Manifest manifest) throws IOException {
        var key = ObjectKey.fresh();
        try (var sink = store.write(key);
                var out = new DigestOutputStream(into(sink), Digest.sha256())) {
            json.writeValue(out, manifest);
            sink.commit();
            return NewCopy.whole(Digest.ofHash(out.getMessageDigest().digest()), key, sink.length());
        }
    }

    private static OutputStream into(ObjectSink sink) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                sink.append(ByteBuffer.wrap(bytes, from, length));
            }
        };
    }
}
