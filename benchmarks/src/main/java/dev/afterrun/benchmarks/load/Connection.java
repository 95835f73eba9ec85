package dev.afterrun.benchmarks.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Locale;

/** One keep-alive connection; it understands as much of HTTP/1.1 as a server's short answers need. */
final class Connection {
    // The first digit of "HTTP/1.1 200 OK".
    private static final int STATUS = 9;

    private final NetSocket socket;
    private final Run run;
    private Buffer read = Buffer.buffer();
    // Bytes of the answer that is being read, head included; 0 while its head is.
    private int whole;
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
        if (whole == 0) {
            var end = endOfHead();
            whole = end == 0 || run.asksForHeads() ? end : end + contentLength(read.getString(0, end));
        }
        if (whole == 0 || read.length() < whole) {
            return;
        }
        var well = read.getByte(STATUS) == '2';
        read = Buffer.buffer();
        whole = 0;
        run.answered(well, System.nanoTime() - sent);
        run.rest(this::next);
    }

    private int endOfHead() {
        for (var i = 0; i + 3 < read.length(); i++) {
            if (read.getByte(i) == '\r' && read.getByte(i + 2) == '\r' && read.getByte(i + 3) == '\n') {
                return i + 4;
            }
        }
        return 0;
    }

    private static int contentLength(String head) {
        var lower = head.toLowerCase(Locale.ROOT);
        var field = lower.indexOf("content-length:");
        return field < 0
                ? 0
                : Integer.parseInt(
                        lower.substring(field + 15, lower.indexOf('\r', field)).strip());
    }
}
