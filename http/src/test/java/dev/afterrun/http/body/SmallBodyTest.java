package dev.afterrun.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Bodies at their bound, beyond it, and without end. */
class SmallBodyTest {
    private static final SmallBody BODY = new SmallBody(10_000, "name fewer jobs");

    @Test
    void bodyOfAsManyBytesAsAreTakenIsWhole() {
        // Given
        var sent = new byte[10_000];
        sent[9_999] = 1;

        // When
        var read = BODY.read(new ByteArrayInputStream(sent));

        // Then
        assertThat(read).isEqualTo(sent);
    }

    @Test
    void oneByteMoreIsRefusedWithTheBoundAndTheMend() {
        // When
        var problem = refused(new ByteArrayInputStream(new byte[10_001]));

        // Then
        assertThat(problem.status()).isEqualTo(413);
        assertThat(problem.detail()).endsWith("name fewer jobs");
        assertThat(problem.limit()).contains("10000 bytes");
        assertThat(problem.value()).contains("at least 10001 bytes");
    }

    @Test
    void bodyWithoutEndIsReadToItsBoundOnly() {
        // Given
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                given += length;
                Arrays.fill(into, from, from + length, (byte) 'x');
                return length;
            }
        };

        // When
        var problem = refused(endless);

        // Then
        assertThat(problem.status()).isEqualTo(413);
        assertThat(endless.given).isLessThan(20_000);
    }

    @Test
    void bodyThatIsCutOffIsTheSendersFault() {
        // Given
        var cutOff = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection was closed");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("connection was closed");
            }
        };

        // When
        var problem = refused(cutOff);

        // Then
        assertThat(problem.status()).isEqualTo(400);
    }

    private static Problem refused(InputStream body) {
        return catchThrowableOfType(ProblemException.class, () -> BODY.read(body))
                .problem();
    }
}
