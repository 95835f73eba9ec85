package dev.afterrun.storage.testing;

import dev.afterrun.contracts.upload.UploadHeaders;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Requests that no well-behaved client sends. */
public final class RawRequest {
    private static final int CHUNK = 1024 * 1024;

    private RawRequest() {}

    /** Announces all of {@code content}, sends {@code sent} bytes of it and hangs up. */
    public static void cutOff(URI server, String path, String token, byte[] content, int sent) throws IOException {
        try (var socket = connect(server)) {
            var out = socket.getOutputStream();
            head(out, "PUT " + path, token, "Content-Length: " + content.length);
            out.write(content, 0, sent);
            out.flush();
        }
    }

    /** How much of an upload has arrived, once some of it has. */
    public static long arrived(Supplier<Response> head) {
        return Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> offset(head.get()), offset -> offset > 0);
    }

    /** Announces the opening of a session with a body of this length and sends nothing of it; the answer. */
    public static String announcing(URI server, String token, long length) throws IOException {
        try (var socket = connect(server)) {
            head(socket.getOutputStream(), "POST /v1/uploads", token, "Content-Length: " + length);
            return answer(socket.getInputStream());
        }
    }

    /** Opens a session with a body of this length that it does not announce, blanks all through; the answer. */
    public static String chunked(URI server, String token, long length) throws IOException {
        try (var socket = connect(server)) {
            var out = socket.getOutputStream();
            head(out, "POST /v1/uploads", token, "Transfer-Encoding: chunked");
            var blanks = new byte[CHUNK];
            Arrays.fill(blanks, (byte) ' ');
            for (var left = length; left > 0; left -= CHUNK) {
                var part = (int) Math.min(left, CHUNK);
                out.write((Integer.toHexString(part) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(blanks, 0, part);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return answer(socket.getInputStream());
        }
    }

    /** Sends a large body as it is. */
    public static HttpResponse<String> post(URI server, String path, String token, String type, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Socket connect(URI server) throws IOException {
        var socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static void head(OutputStream out, String line, String token, String length) throws IOException {
        out.write((line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String answer(InputStream in) throws IOException {
        var text = new StringBuilder();
        var part = new byte[4096];
        do {
            var count = in.read(part);
            if (count < 0) {
                break;
            }
            text.append(new String(part, 0, count, StandardCharsets.UTF_8));
        } while (text.indexOf("}") < 0);
        return text.toString();
    }

    private static long offset(Response response) {
        return Long.parseLong(response.header(UploadHeaders.OFFSET));
    }
}
