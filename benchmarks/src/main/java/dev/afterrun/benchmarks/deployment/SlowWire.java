package dev.afterrun.benchmarks.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A wire on loopback, on which what is asked is under way for a while longer, whatever the protocol. It costs no
 * processor time, and any number of requests are under way at once. Answers come back without delay.
 */
public final class SlowWire implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile URI target = URI.create("http://127.0.0.1:9");
    private volatile Duration latency = Duration.ZERO;

    private SlowWire(ServerSocket server) {
        this.server = server;
    }

    /** Lays it, without latency; it leads nowhere yet. */
    public static SlowWire lay() throws IOException {
        var wire = new SlowWire(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("wire").start(wire::accept);
        return wire;
    }

    /** The end that is spoken to. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Where new connections lead from now on. */
    public void leadTo(URI other) {
        target = other;
    }

    /** How long what is asked from now on is under way. */
    public void delay(Duration length) {
        latency = length;
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(SlowWire::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                // Closed, or whoever is spoken to is not there: the other end sees that its connection ends.
            }
        }
    }

    private void connect(Socket asker) throws IOException {
        open.add(asker);
        try {
            var answerer = new Socket(target.getHost(), target.getPort());
            open.add(answerer);
            asker.setTcpNoDelay(true);
            answerer.setTcpNoDelay(true);
            var underWay = new LinkedBlockingQueue<Piece>();
            pump(() -> read(asker.getInputStream(), underWay), asker, answerer);
            pump(() -> write(underWay, answerer), asker, answerer);
            pump(() -> copy(answerer.getInputStream(), asker.getOutputStream()), answerer, asker);
        } catch (IOException e) {
            close(asker);
            throw e;
        }
    }

    private void pump(Pump pump, Socket one, Socket other) {
        Thread.ofVirtual().start(() -> {
            try {
                pump.run();
            } catch (IOException e) {
                forget(one);
                forget(other);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void read(InputStream from, BlockingQueue<Piece> underWay) throws IOException {
        var buffer = new byte[PIECE];
        try {
            for (int count; (count = from.read(buffer)) >= 0; ) {
                underWay.add(new Piece(
                        System.nanoTime() + latency.toNanos(), ByteBuffer.wrap(Arrays.copyOf(buffer, count))));
            }
        } finally {
            underWay.add(new Piece(System.nanoTime() + latency.toNanos(), ByteBuffer.allocate(0)));
        }
    }

    private static void write(BlockingQueue<Piece> underWay, Socket to) throws IOException, InterruptedException {
        for (var piece = underWay.take(); piece.bytes().hasRemaining(); piece = underWay.take()) {
            TimeUnit.NANOSECONDS.sleep(piece.arrives() - System.nanoTime());
            to.getOutputStream().write(piece.bytes().array());
        }
        to.shutdownOutput();
    }

    /** Whoever answers ends the connection when it ends its side. */
    private static void copy(InputStream from, OutputStream to) throws IOException {
        from.transferTo(to);
        throw new IOException("the answerer has closed the connection");
    }

    private void forget(Socket socket) {
        open.remove(socket);
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    private interface Pump {
        void run() throws IOException, InterruptedException;
    }

    /** What was read at once; nothing where there is nothing more to come. */
    private record Piece(long arrives, ByteBuffer bytes) {}
}
