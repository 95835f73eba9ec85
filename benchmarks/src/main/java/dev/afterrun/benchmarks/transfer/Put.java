package dev.afterrun.benchmarks.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One request that puts bytes at one path.
 *
 * @param header further fields of the request's head, each with its line's end
 * @param body its bytes, one buffer after the other
 * @param expected the status that says that it is done
 */
public record Put(int port, String path, String header, List<ByteBuffer> body, int expected) {
    private static final int CREATED = 201;

    /** The whole of a payload, which is answered with 201. */
    public Put(int port, String path, String header, Payload payload) {
        this(port, path, header, payload.bytes(), CREATED);
    }

    /** Seconds until the last of them is answered, each on a connection of its own. */
    public static double seconds(List<Put> puts) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var _ = Together.sum(puts.size(), number -> puts.get(number).send());
        return (System.nanoTime() - begin) / 1e9;
    }

    private long send() throws IOException {
        var head = "PUT %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(
                        path,
                        port,
                        header,
                        body.stream().mapToLong(ByteBuffer::remaining).sum());
        try (var wire = new Wire(port)) {
            wire.send(ByteBuffer.wrap(head.getBytes(StandardCharsets.UTF_8)));
            for (var bytes : body) {
                wire.send(bytes.duplicate());
            }
            return wire.receive(expected);
        }
    }
}
