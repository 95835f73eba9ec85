package dev.afterrun.storage.download.http;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request as it is written, which no client library has made well-behaved. */
final class RawRequest {
    private RawRequest() {}

    /** The whole answer, head and body, to {@code GET target} from the host {@code content.test}. */
    static String get(String target) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            var request = "GET " + target + " HTTP/1.1\r\nHost: content.test\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
