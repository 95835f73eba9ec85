package dev.afterrun.benchmarks.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** One keep-alive HTTP/1.1 connection over a blocking socket; what it reads it passes over. */
final class Wire implements AutoCloseable {
    private static final int BUFFER = 256 * 1024;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final SocketChannel channel;

    Wire(int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /** Sends the parts one after the other. */
    void send(ByteBuffer... parts) throws IOException {
        while (Arrays.stream(parts).anyMatch(ByteBuffer::hasRemaining)) {
            channel.write(parts);
        }
    }

    /** The answer's length without its head, once it has all arrived. */
    long receive(int status) throws IOException {
        var head = readHead();
        if (!head.startsWith("HTTP/1.1 " + status)) {
            throw new IOException("not answered with " + status + " but: " + head.strip());
        }
        var field = LENGTH.matcher(head);
        var length = field.find() ? Long.parseLong(field.group(1)) : 0;
        passOver(length - (buffer.position() - head.length()));
        return length;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private String readHead() throws IOException {
        buffer.clear();
        while (true) {
            read();
            var text = StandardCharsets.ISO_8859_1
                    .decode(buffer.duplicate().flip())
                    .toString();
            var end = text.indexOf(END_OF_HEAD);
            if (end >= 0) {
                return text.substring(0, end + END_OF_HEAD.length());
            }
        }
    }

    private void passOver(long bytes) throws IOException {
        for (var left = bytes; left > 0; left -= buffer.position()) {
            buffer.clear();
            read();
        }
    }

    private void read() throws IOException {
        if (channel.read(buffer) < 0) {
            throw new EOFException("the connection was closed within an answer");
        }
    }
}
