package dev.afterrun.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** The log of a service as it is configured, read from the file that the tests' settings ask for. */
@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class LogLinesTest {
    private static final Path LOG_FILE = Path.of("target/ingest-test.log");

    private static final Logger LOG = Logger.getLogger(LogLinesTest.class);

    @Test
    void whatComesFromOutsideStaysOnItsLineAndShowsNoSecret() throws IOException {
        // When
        LOG.warnf("%s was not replayed: %d", "letter\nforged line, Bearer 0123456789abcdef", 7);
        LOG.error("failed", new IOException("cause\r\nforged line of a trace"));

        // Then
        assertThat(Files.readAllLines(LOG_FILE))
                .noneMatch(line -> line.startsWith("forged line"))
                .anyMatch(line -> line.endsWith("letter\\u000aforged line, Bearer [secret] was not replayed: 7"))
                .anyMatch(line -> line.endsWith("java.io.IOException: cause\\u000d\\u000aforged line of a trace"));
    }
}
