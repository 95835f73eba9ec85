package dev.afterrun.duework.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.duework.testing.RealPostgres;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MigrateTest {
    private static final RealPostgres POSTGRES = new RealPostgres();

    private static Map<String, String> environment = Map.of();

    @BeforeAll
    static void start() {
        var settings = new HashMap<String, String>();
        POSTGRES.start()
                .forEach((name, value) ->
                        settings.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        environment = Map.copyOf(settings);
    }

    @AfterAll
    static void stop() {
        POSTGRES.stop();
    }

    @Test
    void schemaOfTheSettingsIsMadeOnceAndThenLeftAsItIs() {
        // When
        var first = Migrate.flyway(environment).migrate();
        var again = Migrate.flyway(environment).migrate();

        // Then
        assertThat(first.schemaName).isEqualTo("work");
        assertThat(first.migrationsExecuted).isPositive();
        assertThat(again.migrationsExecuted).isZero();
        assertThat(again.initialSchemaVersion).isEqualTo(first.targetSchemaVersion);
    }

    @Test
    void settingThatIsMissingIsNamed() {
        assertThatThrownBy(() -> Migrate.flyway(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("QUARKUS_DATASOURCE_JDBC_URL is not set");
    }
}
