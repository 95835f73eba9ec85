package dev.afterrun.duework.migration;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema of the service whose class path it has up to date, and ends. Quarkus can start, migrate and end too, but
 * needs all of the service's settings for it, and waits five seconds for itself before it ends.
 */
public final class Migrate {
    private static final String SCHEMA = "quarkus.flyway.schemas";

    private Migrate() {}

    /** Ends with 0 where the schema is what the service expects. */
    @SuppressWarnings("SystemOut") // Nothing here logs: what sets logging up is Quarkus' start.
    public static void main(String[] arguments) {
        var result = flyway(System.getenv()).migrate();
        System.out.printf("schema %s: %d migrations made%n", result.schemaName, result.migrationsExecuted);
    }

    /** The same as Quarkus makes of the same settings. */
    static Flyway flyway(Map<String, String> environment) {
        return Flyway.configure()
                .dataSource(
                        required(environment, "QUARKUS_DATASOURCE_JDBC_URL"),
                        required(environment, "QUARKUS_DATASOURCE_USERNAME"),
                        required(environment, "QUARKUS_DATASOURCE_PASSWORD"))
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
