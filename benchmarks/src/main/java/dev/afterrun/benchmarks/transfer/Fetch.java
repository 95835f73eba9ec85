package dev.afterrun.benchmarks.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reading one file over and over. */
public record Fetch(int port, String path) {

    /** Bytes a second over so many connections, each of which begins no further file after that time. */
    public double bytesPerSecond(int connections, Duration time) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var bytes = Together.sum(connections, number -> fetch(begin + time.toNanos()));
        return bytes / ((System.nanoTime() - begin) / 1e9);
    }

    private long fetch(long end) throws IOException {
        var request = ByteBuffer.wrap("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"
                .formatted(path, port)
                .getBytes(StandardCharsets.UTF_8));
        var bytes = 0L;
        try (var wire = new Wire(port)) {
            do {
                wire.send(request.rewind());
                bytes += wire.receive(200);
            } while (System.nanoTime() < end);
        }
        return bytes;
    }
}
