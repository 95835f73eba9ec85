package dev.afterrun.blobs.files;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StagingKey;
import dev.afterrun.blobs.StoreBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A process that has an upload and a sink open, says so, and then waits to be killed. */
final class UploadAndDie {
    static final StagingKey UPLOAD = new StagingKey("session.killed");
    static final int ARRIVED = 1_500_000;

    private UploadAndDie() {}

    static byte[] bytes() {
        return StoreBytes.random(40, 2_000_000);
    }

    public static void main(String... args) throws IOException {
        var store = new FilesBlobStore(Path.of(args[0]));
        var staged = store.stage(UPLOAD);
        var sink = store.write(ObjectKey.fresh());
        staged.append(0, ByteBuffer.wrap(bytes(), 0, ARRIVED));
        sink.append(ByteBuffer.wrap(bytes()));
        System.out.println("arrived");
        // Ends when it is killed, or with the test that started it.
        while (System.in.read() >= 0) {
            sink.append(ByteBuffer.allocate(1));
        }
    }
}
