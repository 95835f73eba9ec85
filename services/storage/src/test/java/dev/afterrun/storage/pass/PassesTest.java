package dev.afterrun.storage.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PassesTest {
    private static final String KIND = "verify-blobs";
    private static final Rate RATE = new Rate("verification", 1_000_000_000_000L);

    @Inject
    Storage storage;

    @Inject
    Stores stores;

    @Inject
    Passes passes;

    @Inject
    Parts parts;

    @Inject
    Pace pace;

    @Inject
    Sql sql;

    @Test
    void aPartGoesOnBehindWhatWasReadWhoeverReadIt() {
        // Given
        storage.publish(CiJob.fresh(), TestFile.of("a.txt", "read by one of two workers"));
        passes.begin(KIND, Optional.empty(), stores.names(), 0);
        var part = somePart();
        var object = parts.next(part).orElseThrow();
        parts.read(part, object, parts.copies(part, object), Reading.of(Map.of()));

        // When
        parts.read(part, object, parts.copies(part, object), Reading.of(Map.of()));

        // Then
        var after = parts.unfinished(part.name()).orElseThrow();
        assertThat(after.position()).isEqualTo(object.value());
        assertThat(sql.first(
                        row -> row.getLong("objects"),
                        "SELECT objects FROM pass_part WHERE pass_id = ? AND store = ? AND range_start = ?",
                        part.name().pass(),
                        part.name().store(),
                        part.name().start()))
                .contains(1L);
        storage.work();
    }

    @Test
    void theOnesThatReadWaitForWhatWasBooked() {
        // Given
        assertThat(pace.book(RATE, 1)).isZero();
        pace.book(RATE, 50L * 1024 * 1024 * 1024 * 1024);

        // When
        var wait = pace.book(RATE, 1);

        // Then
        assertThat(wait).isGreaterThan(Duration.ofSeconds(10));
    }

    @Test
    void whatOnePurposeHasBookedKeepsNoOtherWaiting() {
        // Given
        pace.book(RATE, 50L * 1024 * 1024 * 1024 * 1024);

        // When
        var wait = pace.book(new Rate("move", 1_000_000_000_000L), 1);

        // Then
        assertThat(wait).isZero();
    }

    @RepeatedTest(10)
    void aPassWhoseLastPartsEndAtOnceIsFinished() throws Exception {
        // Given
        passes.begin(KIND, Optional.empty(), stores.names(), 0);
        var last = unfinished();
        last.subList(2, last.size()).forEach(parts::finish);
        var together = new CyclicBarrier(2);

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(last.subList(0, 2).stream()
                    .map(part -> (Callable<Integer>) () -> {
                        var turn = together.await();
                        parts.finish(part);
                        return turn;
                    })
                    .toList());
        }

        // Then
        assertThat(passes.newest(List.of(KIND)).orElseThrow().finishedAt()).isPresent();
    }

    @Test
    void aPassThatIsStoppedHasNoPartLeft() {
        // Given
        storage.publish(CiJob.fresh(), TestFile.of("a.txt", "there is something to be read"));
        passes.begin(KIND, Optional.empty(), stores.names(), 0);
        var part = somePart();

        // When
        passes.stop(List.of(KIND));

        // Then
        assertThat(parts.unfinished(part.name())).isEmpty();
        assertThat(passes.newest(List.of(KIND)).orElseThrow().isStopped()).isTrue();
        storage.work();
    }

    private Part somePart() {
        return unfinished().stream()
                .filter(part -> parts.next(part).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private List<Part> unfinished() {
        return sql
                .list(
                        row -> new Part.Name(
                                row.getLong("pass_id"), row.getString("store"), row.getString("range_start")),
                        "SELECT pass_id, store, range_start FROM pass_part WHERE NOT finished")
                .stream()
                .flatMap(name -> parts.unfinished(name).stream())
                .toList();
    }

    @AfterEach
    void nothingIsBooked() {
        QuarkusTransaction.requiringNew().run(() -> sql.update("UPDATE pass_pace SET read_until = 'epoch'"));
    }
}
