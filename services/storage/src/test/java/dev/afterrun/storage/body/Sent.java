package dev.afterrun.storage.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What is answered to the head of a request, and to as much of its body as is sent. */
final class Sent {
    private static final int PATIENCE = 60_000;

    private Sent() {}

    /** The answer, which has to come while no more than {@code body} of all that was announced has been sent. */
    static String of(URI server, TakesABody to, Optional<String> token, int announced, byte[] body, String... headers) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.setSoTimeout(PATIENCE);
            var head = to.method() + " " + to.path()
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                    + to.type() + "\r\nContent-Length: " + announced + "\r\n"
                    + token.map(text -> "Authorization: Bearer " + text + "\r\n")
                            .orElse("")
                    + String.join("", headers) + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            send(socket, body);
            return head(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(to.toString(), e);
        }
    }

    private static void send(Socket socket, byte[] body) throws IOException {
        try {
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        } catch (SocketException refused) {
            // The answer is there already, and tells more.
        }
    }

    private static String head(Socket socket) throws IOException {
        var read = new StringBuilder();
        var part = new byte[4096];
        while (read.indexOf("}") < 0) {
            var count = socket.getInputStream().read(part);
            if (count < 0) {
                break;
            }
            read.append(new String(part, 0, count, StandardCharsets.UTF_8));
        }
        return read.toString();
    }
}
