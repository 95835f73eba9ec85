package dev.afterrun.benchmarks.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One payload to put at one path.
 *
 * @param header further fields of the request's head, each with its line's end
 */
public record Put(int port, String path, String header, Payload payload) {

    /** Seconds until the last of them is answered with 201, each on a connection of its own. */
    public static double seconds(List<Put> puts) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var _ = Together.sum(puts.size(), number -> puts.get(number).send());
        return (System.nanoTime() - begin) / 1e9;
    }

    private long send() throws IOException {
        var head = "PUT %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(path, port, header, payload.size());
        try (var wire = new Wire(port)) {
            wire.send(ByteBuffer.wrap(head.getBytes(StandardCharsets.UTF_8)), payload.first());
            for (var time = 0; time < payload.times(); time++) {
                wire.send(payload.shared().duplicate());
            }
            return wire.receive(201);
        }
    }
}
