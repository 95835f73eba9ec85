package dev.afterrun.benchmarks.download;

import dev.afterrun.benchmarks.load.Load;
import java.time.Duration;
import java.util.function.Function;

/**
 * Reading a few bytes over and over.
 *
 * @param what the bytes, in words
 * @param path of the file that has them
 * @param header further fields of the request's head, each with its line's end
 */
record SmallReads(String what, Function<FileServer, String> path, String header, int connections) {
    String words() {
        return what + ", " + connections + " connections";
    }

    Load of(FileServer server, Duration turn) {
        var head =
                "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n".formatted(path.apply(server), server.port(), header);
        return new Load(server.port(), head, "", connections, turn.toMillis(), 0);
    }
}
