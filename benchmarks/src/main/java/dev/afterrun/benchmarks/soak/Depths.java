package dev.afterrun.benchmarks.soak;

import dev.afterrun.benchmarks.queue.Broker;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.launcher.postgres.Database;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How much waits: facts in outboxes, records that nobody has taken, and pieces of work. */
record Depths(Broker broker, Database database) {
    private static final Map<String, List<String>> READS = Map.of(
            "storage", List.of(Topics.RUNS, Topics.PULL_REQUESTS, Topics.EXPIRY),
            "notifier", List.of(Topics.STORAGE),
            "reaper", List.of(Topics.STORAGE));

    private static final String OUTBOX = "SELECT count(*) FROM %s.outbox";

    /** But what looks every few minutes whether there is something to do, for ever. */
    private static final String DUE = """
            SELECT count(*) FROM %s.due_work
            WHERE due_at < now() + interval '2 minutes' AND kind <> 'fold-usage'
            """;

    /** Facts in the outboxes of all services; none where PostgreSQL does not answer. */
    OptionalDouble outbox() {
        return count(OUTBOX);
    }

    /** Pieces that are due, or will be within two minutes. */
    OptionalDouble due() {
        return count(DUE);
    }

    /** Records that groups have not taken, all together; none where Kafka does not answer. */
    OptionalDouble lag() throws InterruptedException {
        try {
            var sum = 0.0;
            for (var group : READS.entrySet()) {
                sum += broker.lag(group.getKey(), group.getValue());
            }
            return OptionalDouble.of(sum);
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }

    /** Whether nothing waits anywhere. */
    boolean isNothingLeft() throws InterruptedException {
        return isZero(lag()) && isZero(outbox()) && isZero(due());
    }

    private static boolean isZero(OptionalDouble depth) {
        return depth.isPresent() && depth.getAsDouble() == 0;
    }

    private OptionalDouble count(String query) {
        try {
            var sum = 0.0;
            for (var service : READS.keySet()) {
                sum += count(service, query.formatted(service));
            }
            return OptionalDouble.of(sum);
        } catch (IOException | SQLException e) {
            return OptionalDouble.empty();
        }
    }

    private long count(String service, String query) throws IOException, SQLException {
        var url = database.jdbcUrl() + "?loginTimeout=2&socketTimeout=5";
        try (var connection = DriverManager.getConnection(url, service, database.password(service));
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
