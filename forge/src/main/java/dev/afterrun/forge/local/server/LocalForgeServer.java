package dev.afterrun.forge.local.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the local forge, on 127.0.0.1 unless it is told otherwise, out of one directory. Whatever it has answered is on the disk: it may be killed
 * at any moment and started again on the same directory.
 */
public final class LocalForgeServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LocalForgeServer.class.getName());
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Neighbours neighbours;
    private final Routes routes;

    private LocalForgeServer(
            HttpServer server,
            Neighbours neighbours,
            PullRequests pullRequests,
            Branches branches,
            Sources sources,
            CheckStore checks,
            Clock clock) {
        this.server = server;
        this.neighbours = neighbours;
        var ofCommits = new CheckEndpoints(checks).addTo(new BranchEndpoints(branches).addTo(new Routes()));
        var routes = new PullRequestEndpoints(pullRequests, base()).addTo(ofCommits);
        new SourceEndpoints(sources, pullRequests, branches).addTo(routes);
        this.routes = new CommentEndpoints(pullRequests, base(), clock).addTo(routes);
    }

    /**
     * Serves until it is closed.
     *
     * @param directory made if it is not there, for its owner alone
     * @param port 0 for any that is free
     */
    public static LocalForgeServer start(Path directory, int port) throws IOException {
        return start(directory, port, Clock.systemUTC());
    }

    /** As {@link #start(Path, int)}, with the clock that stamps the comments. */
    public static LocalForgeServer start(Path directory, int port, Clock clock) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
        return start(directory, address, Neighbours.onThisMachine(), clock);
    }

    /**
     * Serves whoever reaches the port from outside too, under {@code names}: where there is nothing to protect, such as in a
     * cluster to try things in.
     */
    static LocalForgeServer startForAll(Path directory, int port, Set<String> names) throws IOException {
        return start(directory, new InetSocketAddress(port), Neighbours.under(names), Clock.systemUTC());
    }

    private static LocalForgeServer start(Path directory, InetSocketAddress address, Neighbours neighbours, Clock clock)
            throws IOException {
        var pullRequests = new PullRequests(directory);
        var branches = new Branches(directory);
        var sources = new Sources(directory);
        var checks = new CheckStore(directory);
        var started = new LocalForgeServer(
                HttpServer.create(address, 0), neighbours, pullRequests, branches, sources, checks, clock);
        started.serve();
        return started;
    }

    /** What {@link dev.afterrun.forge.local.LocalForge} is given; without a '/' at the end. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void serve() {
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            reply(exchange).to(exchange);
        }
    }

    private Reply reply(HttpExchange exchange) {
        try {
            neighbours.check(exchange);
            return routes.answer(exchange);
        } catch (ProblemException problem) {
            return Reply.problem(problem.problem());
        } catch (IOException | RuntimeException fault) {
            LOG.log(System.Logger.Level.ERROR, "the local forge could not answer", fault);
            return Reply.problem(ProblemType.INTERNAL.because("The local forge failed; its log says why."));
        }
    }
}
