package dev.afterrun.launcher.postgres;

import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.process.Ending;
import dev.afterrun.launcher.process.LogFile;
import dev.afterrun.launcher.process.Part;
import dev.afterrun.launcher.process.PartFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL server on 127.0.0.1 with one database, {@value #NAME}, and a role for each service. */
public final class Database implements Part {
    /** The database that the services share, each in a schema of its own. */
    public static final String NAME = "afterrun";

    static final String SUPERUSER = "postgres";
    private static final Duration LEFT_OVER = Duration.ofSeconds(5);
    private static final Duration AFTER_FORCE = Duration.ofSeconds(2);

    private final int port;
    private final List<String> roles;
    private final DatabasePasswords passwords;
    private final Postmaster postmaster;
    private final LogFile log;
    private final DataDirectory data;

    /** @param roles one for each service; it may make a schema and sees no other's */
    public Database(PostgresBinaries binaries, int port, List<String> roles, DataDirectory data) throws IOException {
        this.port = port;
        this.roles = List.copyOf(roles);
        this.data = data;
        this.passwords = new DatabasePasswords(data);
        this.log = new LogFile(data.directory("logs").resolve("postgres.log"));
        this.postmaster = new Postmaster(binaries, data.directory("postgres").resolve("cluster"), log);
    }

    /** How a service reaches it. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + address() + "/" + NAME;
    }

    /** The password of one role. */
    public String password(String role) throws IOException {
        return passwords.of(role);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public synchronized void start() throws IOException {
        var superuser = passwords.of(SUPERUSER);
        if (!postmaster.initialised()) {
            postmaster.initialise(SUPERUSER, data.secret("postgres-" + SUPERUSER));
        }
        postmaster.dropStalePid();
        log.rotate();
        log.empty();
        postmaster.start(ServerSettings.onPort(port));
        Roles.prepare(address(), superuser, roles, passwords);
    }

    @Override
    public synchronized void stop(Duration patience) throws IOException {
        var process = process();
        if (process.isEmpty()) {
            return;
        }
        try {
            postmaster.stop("fast", patience.toSeconds());
        } catch (PartFailedException e) {
            postmaster.stop("immediate", AFTER_FORCE.toSeconds());
        }
        // The server takes its note away a moment before it ends.
        Ending.gone(process.get(), AFTER_FORCE);
    }

    /** Ends a server that a killed launcher left on this directory; true when there was one. */
    public static boolean endLeftOver(PostgresBinaries binaries, DataDirectory data) throws IOException {
        var server = new Database(binaries, 0, List.of(), data);
        server.postmaster.dropStalePid();
        var leftOver = server.process().isPresent();
        server.stop(LEFT_OVER);
        return leftOver;
    }

    /** Ends the server without a word, as {@code kill -9} does; {@link #start()} recovers at the same address. */
    public void kill() {
        process().ifPresent(Ending::forced);
    }

    @Override
    public Optional<ProcessHandle> process() {
        try {
            return postmaster.process();
        } catch (IOException e) {
            // Its file is being written, or taken away, at this moment.
            return Optional.empty();
        }
    }
}
