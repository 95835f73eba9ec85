package dev.afterrun.http.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Requests that no library would send: two lengths, broken lines, heads without an end. Over bare sockets. */
public final class RawRequests {
    private static final int PATIENCE = 30_000;

    /** 501 and 505 are what RFC 9110 has for a coding and a version that nobody knows. */
    private static final Pattern REFUSED = Pattern.compile("HTTP/1\\.[01] (4\\d\\d|501|505) ");

    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.[01] \\d{3} ");

    private static final String WAITING = " … and it waits for more";

    private RawRequests() {}

    /**
     * What was not refused, by what it was: a refusal is an answer with 4xx, or a connection that is closed without one.
     *
     * @param path that takes a body by POST
     * @param fields lines of the head that everybody sends there, each with its end; among them {@code Connection: close}
     */
    public static List<String> taken(int port, String path, String fields) throws IOException {
        var taken = new ArrayList<String>();
        for (var request : all(path, fields).entrySet()) {
            var answer = answerTo(port, request.getValue());
            if (!isRefusal(answer)) {
                taken.add(request.getKey() + ": " + answer);
            }
        }
        return taken;
    }

    private static boolean isRefusal(String answer) {
        // Of two requests in one, both are to be refused.
        var answers = ANSWER.matcher(answer).results().count();
        return answers == REFUSED.matcher(answer).results().count()
                && !answer.endsWith(WAITING)
                && !HostileCaller.tellsOfInside(answer);
    }

    private static Map<String, String> all(String path, String fields) {
        var requests = new LinkedHashMap<String, String>();
        lines(path).forEach((name, line) -> requests.put(name, line + "\r\n" + fields + "\r\n"));
        heads(fields).forEach((name, head) -> requests.put(name, "POST " + path + " HTTP/1.1\r\n" + head));
        return requests;
    }

    private static Map<String, String> lines(String path) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("no version", "POST " + path);
        lines.put("a version that never was", "POST " + path + " HTTP/9.9");
        lines.put("another protocol", "PRI * HTTP/2.0");
        lines.put("no method", path + " HTTP/1.1");
        lines.put("a method of nobody's", "X".repeat(100) + " " + path + " HTTP/1.1");
        lines.put("a method with a NUL", "PO\0ST " + path + " HTTP/1.1");
        lines.put("TRACE", "TRACE " + path + " HTTP/1.1");
        lines.put("CONNECT", "CONNECT 169.254.169.254:80 HTTP/1.1");
        lines.put("a line without an end", "POST /" + "x".repeat(20_000) + " HTTP/1.1");
        lines.put("a NUL in the path", "POST " + path + "\0 HTTP/1.1");
        lines.put("a half of an escape", "POST " + path + "/%2 HTTP/1.1");
        lines.put("no hexadecimal digits", "POST " + path + "/%zz HTTP/1.1");
        lines.put("bytes that are no text", "POST /\u00ff\u00fe HTTP/1.1");
        lines.put("a way up", "POST /../../etc/passwd HTTP/1.1");
        lines.put("a way up by parameters", "POST " + path + "/..;/..;/q HTTP/1.1");
        lines.put("backslashes", "POST \\..\\..\\boot.ini HTTP/1.1");
        return lines;
    }

    private static Map<String, String> heads(String fields) {
        var heads = new LinkedHashMap<String, String>();
        heads.put("a length that is no number", fields + "Content-Length: abc\r\n\r\n{}");
        heads.put("a negative length", fields + "Content-Length: -1\r\n\r\n{}");
        heads.put("a length beyond all", fields + "Content-Length: 99999999999999999999\r\n\r\n{}");
        heads.put("two lengths", fields + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}");
        heads.put("a list of lengths", fields + "Content-Length: 2, 3\r\n\r\n{}");
        heads.put(
                "a length and chunks, with another request within",
                fields + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                        + "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        heads.put("chunks of no length", fields + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n");
        heads.put("chunks of a negative length", fields + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n");
        heads.put(
                "chunks of a length beyond all",
                fields + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n");
        heads.put(
                "a chunk with an extension without an end",
                fields + "Transfer-Encoding: chunked\r\n\r\n2;" + "x".repeat(100_000) + "\r\n{}\r\n0\r\n\r\n");
        heads.put(
                "chunks with trailers without an end",
                fields + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n" + "X: y\r\n".repeat(20_000) + "\r\n");
        heads.put("a field without a colon", fields + "nonsense\r\n\r\n");
        heads.put("a blank before the colon", fields + "X-A : b\r\n\r\n");
        heads.put("a name with a NUL", fields + "X-\0: b\r\n\r\n");
        heads.put("a value with a NUL", fields + "X-A: \0\r\nContent-Length: 2\r\n\r\n{}");
        heads.put("a name of nothing", fields + ": b\r\n\r\n");
        heads.put("a field without an end", fields + "X-A: " + "b".repeat(20_000) + "\r\n\r\n");
        heads.put("fields without an end", fields + "X-A: b\r\n".repeat(3_000) + "\r\n");
        heads.put("a coding that nobody knows", fields + "Transfer-Encoding: x\r\nContent-Length: 2\r\n\r\n{}");
        heads.put("a bomb", fields + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\u001f\u008b");
        heads.put(
                "a bomb behind another coding",
                fields + "Content-Encoding: identity, gzip\r\nContent-Length: 2\r\n\r\n\u001f\u008b");
        heads.put("no host", fields.replaceAll("Host: .*\r\n", "") + "Content-Length: 2\r\n\r\n{}");
        heads.put("two hosts", fields + "Host: elsewhere.example\r\nContent-Length: 2\r\n\r\n{}");
        heads.put("a proxy's address", fields.replaceAll("Host: .*\r\n", "Host: a@b:c/d\r\n") + "\r\n");
        return heads;
    }

    /** All that comes back until the server closes. */
    private static String answerTo(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE);
            send(socket, request);
            return answer(socket);
        }
    }

    private static void send(Socket socket, String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (SocketException refused) {
            // What was answered, if anything, tells more.
        }
    }

    private static String answer(Socket socket) throws IOException {
        var read = new StringBuilder();
        var part = new byte[8192];
        try {
            for (var count = 0; count >= 0; count = socket.getInputStream().read(part)) {
                read.append(new String(part, 0, count, ISO_8859_1));
            }
        } catch (SocketException closed) {
            // With what was sent and not read.
        } catch (SocketTimeoutException e) {
            return read + WAITING;
        }
        return read.toString();
    }
}
