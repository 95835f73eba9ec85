package dev.afterrun.duework.outbox;

import dev.afterrun.duework.WakeUp;
import dev.afterrun.eventing.Backoff;
import dev.afterrun.eventing.outlet.Outlet;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends what lies in the outbox, and deletes it once Kafka has acknowledged it. Replicas share the rows; snapshots carry
 * revisions, so their order between replicas does not matter.
 */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    private static final int BATCH = 200;
    private static final String TAKE = "SELECT seq, id, topic, key, type, data, time FROM outbox ORDER BY seq LIMIT "
            + BATCH + " FOR UPDATE SKIP LOCKED";
    private static final String DELETE = "DELETE FROM outbox WHERE seq = ANY (?)";

    private final DataSource database;
    private final Outlet outlet;
    private final WakeUp wakeUp;
    private final URI source;
    private final Thread thread = Thread.ofVirtual().name("outbox").unstarted(this::loop);
    private volatile boolean stopping;

    OutboxRelay(
            DataSource database,
            Outlet outlet,
            WakeUp wakeUp,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.database = database;
        this.outlet = outlet;
        this.wakeUp = wakeUp;
        this.source = URI.create("urn:afterrun:" + application);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        // Idle, it ends by itself; an interrupt would break its connection.
        if (!thread.join(IDLE.plus(IDLE))) {
            thread.interrupt();
            thread.join(STOPPING);
        }
    }

    private void loop() {
        var failures = 0;
        while (!stopping) {
            try {
                if (relay() < BATCH) {
                    wakeUp.await(Outbox.BELL, IDLE);
                }
                failures = 0;
            } catch (InterruptedException e) {
                return;
            } catch (IOException | SQLException e) {
                failures++;
                LOG.warnf("The outbox is tried again (%d): %s", failures, e.getMessage());
                if (!pause(BACKOFF.after(failures))) {
                    return;
                }
            }
        }
    }

    private static boolean pause(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private int relay() throws SQLException, IOException, InterruptedException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var sent = send(connection);
                connection.commit();
                return sent;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private int send(Connection connection) throws SQLException, IOException, InterruptedException {
        var acknowledgements = new ArrayList<CompletableFuture<Void>>();
        var sequence = new ArrayList<Long>();
        try (var take = connection.prepareStatement(TAKE);
                var rows = take.executeQuery()) {
            while (rows.next()) {
                sequence.add(rows.getLong("seq"));
                acknowledgements.add(outlet.send(rows.getString("topic"), rows.getString("key"), event(rows))
                        .toCompletableFuture());
            }
        }
        acknowledged(acknowledgements);
        delete(connection, sequence);
        return sequence.size();
    }

    private CloudEvent event(ResultSet row) throws SQLException {
        return CloudEventBuilder.v1()
                .withId(row.getObject("id", UUID.class).toString())
                .withSource(source)
                .withType(row.getString("type"))
                .withTime(row.getObject("time", OffsetDateTime.class))
                .withData("application/json", row.getBytes("data"))
                .build();
    }

    private static void acknowledged(List<CompletableFuture<Void>> sends) throws IOException, InterruptedException {
        for (var send : sends) {
            try {
                send.get();
            } catch (ExecutionException e) {
                throw new IOException("Kafka did not acknowledge", e);
            }
        }
    }

    private static void delete(Connection connection, List<Long> sequence) throws SQLException {
        if (sequence.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, connection.createArrayOf("bigint", sequence.toArray()));
            delete.executeUpdate();
        }
    }
}
