package dev.afterrun.eventing.doctor.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who is looked for is who reads by the services' own settings. */
class ReadersTest {
    static final List<Readers> ALL = Readers.OF_FACTS;

    @ParameterizedTest
    @FieldSource("ALL")
    void aServiceReadsTheseTopicsInAGroupOfItsName(Readers readers) throws IOException {
        // Given
        var settings = settings(readers.group());

        // When
        var topics = incoming(settings, ".topic");

        // Then
        assertThat(topics).isEqualTo(readers.topics());
        assertThat(incoming(settings, ".group.id")).containsExactly(readers.group());
    }

    private static Set<String> incoming(Properties settings, String what) {
        return settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith("mp.messaging.incoming.") && name.endsWith(what))
                .map(settings::getProperty)
                .collect(Collectors.toSet());
    }

    private static Properties settings(String service) throws IOException {
        var file = Path.of("../services", service, "src/main/resources/application.properties");
        try (var in = Files.newInputStream(file)) {
            var settings = new Properties();
            settings.load(in);
            return settings;
        }
    }
}
