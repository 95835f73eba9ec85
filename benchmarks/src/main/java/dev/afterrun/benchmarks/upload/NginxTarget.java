package dev.afterrun.benchmarks.upload;

import dev.afterrun.benchmarks.peer.Nginx;
import dev.afterrun.benchmarks.transfer.Payload;
import dev.afterrun.benchmarks.transfer.Put;
import java.io.IOException;
import java.nio.file.Files;
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
        for (var payload : payloads) {
            Files.delete(nginx.files().resolve(file(payload)));
        }
    }

    private static String file(Payload payload) {
        return Long.toHexString(payload.number()) + ".bin";
    }
}
