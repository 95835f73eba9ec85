package dev.afterrun.benchmarks.upload;

import dev.afterrun.benchmarks.peer.Nginx;
import dev.afterrun.benchmarks.transfer.Payload;
import dev.afterrun.benchmarks.transfer.Put;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** nginx's WebDAV, which takes what comes, checks nothing, and leaves it to the system when the bytes reach the disk. */
record NginxTarget(Nginx nginx) implements Target {
    @Override
    public String name() {
        return Nginx.NAME;
    }

    @Override
    public List<Put> puts(List<Payload> payloads) {
        return payloads.stream()
                .map(payload -> new Put(nginx.port(), "/" + file(payload), "", payload))
                .toList();
    }

    @Override
    public void settle(List<Payload> payloads) throws IOException {
        // Kept, as storage keeps its own: who writes into memory that a file just left has it easier. But on the disk
        // now,
        // so that none of it is written out during the next turn.
        for (var payload : payloads) {
            try (var written = FileChannel.open(nginx.files().resolve(file(payload)), StandardOpenOption.WRITE)) {
                written.force(true);
            }
        }
    }

    private static String file(Payload payload) {
        return Long.toHexString(payload.number()) + ".bin";
    }
}
