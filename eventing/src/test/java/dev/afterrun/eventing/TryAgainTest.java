package dev.afterrun.eventing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TryAgainTest {
    static Stream<Throwable> passing() {
        return Stream.of(
                new IOException("connection reset"),
                new SocketTimeoutException("read timed out"),
                new TimeoutException("the broker is away"),
                new SQLTransientConnectionException("the pool is empty"),
                new SQLException("gave up waiting for a connection"),
                new UndeclaredThrowableException(new RollbackException("could not commit")),
                new IllegalStateException("wrapped", new RuntimeException(new IOException("deep within"))));
    }

    static Stream<Throwable> lasting() {
        return Stream.of(
                new IllegalStateException("a bug"),
                new NullPointerException(),
                rolledBackBy(new SQLException("duplicate key", "23505")),
                new JsonParseException(null, "the same bytes fail the same way"),
                new RecordTooLargeException("as large the next time"));
    }

    private static Throwable rolledBackBy(Throwable cause) {
        return new RollbackException("could not commit").initCause(cause);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPassesByItselfIsTriedAgain(Throwable failure) {
        // When
        var helps = TryAgain.helps(failure);

        // Then
        assertThat(helps).isTrue();
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatFailsTheSameWayEachTimeIsNot(Throwable failure) {
        // When
        var helps = TryAgain.helps(failure);

        // Then
        assertThat(helps).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "40001", "55P03"})
    void aDatabaseThatIsAwayBusyOrRestartingPasses(String state) {
        // When
        var helps = TryAgain.helps(new SQLException("", state));

        // Then
        assertThat(helps).isTrue();
    }

    @Test
    void aStatementThatWasPreparedBeforeAMigrationPasses() {
        // When
        var helps = TryAgain.helps(new SQLException("cached plan must not change result type", "0A000"));

        // Then
        assertThat(helps).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22P02", "42P01"})
    void aStatementThatTheDatabaseRefusesDoesNot(String state) {
        // When
        var helps = TryAgain.helps(new SQLException("", state));

        // Then
        assertThat(helps).isFalse();
    }
}
