package dev.afterrun.duework;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class LanesTest {
    private static final String KIND = "paint";
    private static final String OTHER_KIND = "another kind";
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    DueWork dueWork;

    @Inject
    Lanes lanes;

    @Inject
    DataSource database;

    @BeforeEach
    void nothingIsDue() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("TRUNCATE due_work, due_lane");
        }
    }

    @Test
    void laneWithAThousandPiecesDelaysAnotherByOnePieceAtATime() {
        // Given
        mark(IntStream.range(0, 1_000).mapToObj(number -> "large#" + number));
        mark(IntStream.range(0, 3).mapToObj(number -> "small#" + number));

        // When
        var order = laneOfEach(7);

        // Then
        assertThat(order).containsExactly("large", "small", "large", "small", "large", "small", "large");
    }

    @Test
    void ofOneLaneTheLongestDueIsFirst() {
        // Given
        mark(Stream.of("a#1", "a#2"));

        // When
        var taken = List.of(take(), take());

        // Then
        assertThat(taken).extracting(DueItem::key).containsExactly("a#1", "a#2");
    }

    @Test
    void laneThatRestsKeepsAllThatIsDueInIt() {
        // Given
        mark(Stream.of("a#1", "a#2", "b#1"));
        var first = take();

        // When
        lanes.rest(first, HOUR, "the shop is closed");

        // Then
        assertThat(take().key()).isEqualTo("b#1");
        assertThat(lanes.take(KIND, LEASE)).isEmpty();
    }

    @Test
    void laneThatWasTurnedAwayKeepsItsPlace() {
        // Given
        mark(Stream.of("a#1", "a#2", "a#3", "b#1"));
        dueWork.done(take());

        // When: first b, then a is turned away
        lanes.rest(take(), Duration.ZERO, "nothing to spend");
        lanes.rest(take(), Duration.ZERO, "nothing to spend");

        // Then
        assertThat(take().key()).isEqualTo("b#1");
    }

    @Test
    void laneRestsAndWakesForEveryKindOfWork() {
        // Given
        mark(Stream.of("a#1", "a#2"));
        mark(OTHER_KIND, Stream.of("a#1", "a#2"));
        lanes.take(KIND, LEASE);
        lanes.take(OTHER_KIND, LEASE);

        // When
        QuarkusTransaction.requiringNew().run(() -> lanes.restAll("a", HOUR));
        var resting =
                Stream.of(KIND, OTHER_KIND).map(kind -> lanes.take(kind, LEASE)).toList();

        // Then
        assertThat(resting).allMatch(List::isEmpty);
        QuarkusTransaction.requiringNew().run(() -> lanes.wake("a"));
        assertThat(lanes.take(KIND, LEASE)).hasSize(1);
        assertThat(lanes.take(OTHER_KIND, LEASE)).hasSize(1);
    }

    @Test
    void whatIsTakenIsNotTakenTwice() {
        // Given
        mark(Stream.of("a#1"));
        take();

        // When
        var again = lanes.take(KIND, LEASE);

        // Then
        assertThat(again).isEmpty();
    }

    private List<String> laneOfEach(int pieces) {
        var order = new ArrayList<String>();
        for (var i = 0; i < pieces; i++) {
            var item = take();
            order.add(item.key().substring(0, item.key().indexOf('#')));
            dueWork.done(item);
        }
        return order;
    }

    private DueItem take() {
        return lanes.take(KIND, LEASE).getFirst();
    }

    private void mark(Stream<String> keys) {
        mark(KIND, keys);
    }

    private void mark(String kind, Stream<String> keys) {
        QuarkusTransaction.requiringNew().run(() -> keys.forEach(key -> dueWork.mark(kind, key, Duration.ZERO)));
    }
}
