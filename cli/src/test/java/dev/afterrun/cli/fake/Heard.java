package dev.afterrun.cli.fake;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Notes every byte that a server is told: request lines, header fields, bodies. */
public final class Heard extends Filter {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        note((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().entrySet() + "\n")
                .getBytes(StandardCharsets.UTF_8));
        exchange.setStreams(new Noting(exchange.getRequestBody()), null);
        chain.doFilter(exchange);
    }

    @Override
    public String description() {
        return "notes what is said";
    }

    /** All of it, as text. */
    public synchronized String text() {
        return all.toString(StandardCharsets.UTF_8);
    }

    private synchronized void note(byte[] bytes) {
        all.writeBytes(bytes);
    }

    private final class Noting extends FilterInputStream {
        Noting(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            var read = super.read(target, from, length);
            if (read > 0) {
                note(Arrays.copyOfRange(target, from, from + read));
            }
            return read;
        }
    }
}
