package dev.afterrun.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before the replicas of a service as a cluster does: each new connection goes to the next of them, and stays
 * there until one side ends it.
 */
final class Balancer implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final InetAddress loopback;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<URI> replicas = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();

    private Balancer(InetAddress loopback) throws IOException {
        this.loopback = loopback;
        this.server = new ServerSocket(0, BACKLOG, loopback);
    }

    static Balancer start() throws IOException {
        var balancer = new Balancer(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}));
        balancer.threads.execute(balancer::accept);
        return balancer;
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** From now on connections go there, too. */
    void add(URI replica) {
        replicas.add(replica);
    }

    /** From now on no new connection goes there. */
    void remove(URI replica) {
        replicas.remove(replica);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : open) {
            socket.close();
        }
        threads.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                threads.execute(() -> lead(client));
            } catch (IOException e) {
                // Closed, or a client that went before it was heard.
            }
        }
    }

    private void lead(Socket client) {
        var replica = replicas.get(Math.floorMod(next.getAndIncrement(), replicas.size()));
        try (client;
                var service = new Socket(loopback, replica.getPort())) {
            open.add(client);
            open.add(service);
            threads.execute(() -> pass(service, client));
            pass(client, service);
        } catch (IOException e) {
            // The client sees its connection end, as it would without us.
        } finally {
            open.remove(client);
        }
    }

    /** Until one side ends; then both do. */
    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of them was cut.
        } finally {
            open.remove(from);
        }
    }
}
