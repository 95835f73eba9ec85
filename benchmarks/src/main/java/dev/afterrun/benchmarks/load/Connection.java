package dev.afterrun.benchmarks.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Locale;

/** One keep-alive connection; it understands as much of HTTP/1.1 as a server's short answers need. */
final class Connection {
    private final NetSocket socket;
    private final Run run;
    private Buffer read = Buffer.buffer();
    private long sent;

    Connection(NetSocket socket, Run run) {
        this.socket = socket;
        this.run = run;
        socket.handler(this::take);
        socket.closeHandler(closed -> run.ended());
    }

    void next() {
        if (!run.goesOn()) {
            socket.close();
            return;
        }
        sent = System.nanoTime();
        socket.write(run.request());
    }

    private void take(Buffer bytes) {
        read.appendBuffer(bytes);
        var text = read.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        if (end < 0 || read.length() < end + 4 + contentLength(text.substring(0, end))) {
            return;
        }
        read = Buffer.buffer();
        run.answered(text.charAt(9) == '2', System.nanoTime() - sent);
        next();
    }

    private static int contentLength(String head) {
        var lower = head.toLowerCase(Locale.ROOT);
        var field = lower.indexOf("content-length:");
        if (field < 0) {
            return 0;
        }
        var line = lower.indexOf('\r', field);
        return Integer.parseInt(
                lower.substring(field + 15, line < 0 ? lower.length() : line).strip());
    }
}
