package dev.afterrun.duework.migration;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema of the service whose class path it has up to date, and ends. Quarkus can start, migrate and end too, but
 * needs all of the service's settings for it, and waits five seconds for itself before it ends.
 */
public final class Migrate {
    private static final String URL = "QUARKUS_DATASOURCE_JDBC_URL";
    private static final String USERNAME = "QUARKUS_DATASOURCE_USERNAME";
    private static final String PASSWORD = "QUARKUS_DATASOURCE_PASSWORD";
    private static final String SCHEMA = "quarkus.flyway.schemas";

    private Migrate() {}

    /** Ends with 0 where the schema is what the service expects. A database that is away is waited for, a minute at most. */
    @SuppressWarnings("SystemOut") // Nothing here logs: what sets logging up is Quarkus' start.
    public static void main(String[] arguments) throws InterruptedException {
        var environment = System.getenv();
        var flyway = flyway(environment);
        new AwaitDatabase(System.out::println, System::nanoTime, Thread::sleep).await(database(environment));
        var result = flyway.migrate();
        System.out.printf("schema %s: %d migrations made%n", result.schemaName, result.migrationsExecuted);
    }

    /** What the settings lead to. */
    static AwaitDatabase.Connecting database(Map<String, String> environment) {
        return () -> DriverManager.getConnection(
                        required(environment, URL), required(environment, USERNAME), required(environment, PASSWORD))
                .close();
    }

    /** The same as Quarkus makes of the same settings. */
    static Flyway flyway(Map<String, String> environment) {
        return Flyway.configure()
                .dataSource(
                        required(environment, URL), required(environment, USERNAME), required(environment, PASSWORD))
                .schemas(schema())
                .createSchemas(true)
                .load();
    }

    private static String required(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalStateException(name + " is not set"));
    }

    /** What the service itself is configured with. */
    private static String schema() {
        var properties = new Properties();
        try (var text = Migrate.class.getResourceAsStream("/application.properties")) {
            properties.load(requireNonNull(text, "each service has one"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return requireNonNull(properties.getProperty(SCHEMA), SCHEMA);
    }
}
