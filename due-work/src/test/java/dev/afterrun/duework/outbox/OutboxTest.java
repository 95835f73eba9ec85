package dev.afterrun.duework.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.event.ExpiryFact;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.duework.testing.KafkaFacts;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.eventing.cloudevent.FactFamily;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class OutboxTest {
    @Inject
    Outbox outbox;

    @Inject
    DataSource database;

    @Inject
    KafkaFacts facts;

    @Inject
    MeterRegistry meters;

    @Test
    void factIsToldOnceItsTransactionIsCommitted() {
        // Given
        var fact = fact("committed");

        // When
        QuarkusTransaction.requiringNew().run(() -> add(fact));

        // Then
        assertThat(factsUntil(fact)).containsOnlyOnce(fact);
        await().atMost(60, SECONDS).until(this::isEmpty);
    }

    @Test
    void whatWaitsIsCountedAndItsAgeKnown() {
        // Given: a fact of another test leaves the outbox a moment after it was told
        await().atMost(60, SECONDS).until(this::isEmpty);
        QuarkusTransaction.begin();
        add(fact("waiting"));

        // When
        var backlog = outbox.backlog();
        QuarkusTransaction.rollback();

        // Then
        assertThat(backlog.rows()).isEqualTo(1);
        assertThat(backlog.age()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        assertThat(meters.find("afterrun.outbox.rows").gauge()).isNotNull();
        assertThat(meters.find("afterrun.outbox.age").gauge()).isNotNull();
    }

    @Test
    void factOfATransactionThatIsRolledBackIsNeverTold() {
        // Given
        var rolledBack = fact("rolled back");
        var later = fact("later");
        QuarkusTransaction.begin();
        add(rolledBack);
        QuarkusTransaction.rollback();

        // When
        QuarkusTransaction.requiringNew().run(() -> add(later));

        // Then
        assertThat(factsUntil(later)).contains(later).doesNotContain(rolledBack);
    }

    @Test
    void factWaitsForTheCommit() {
        // Given
        var waiting = fact("waiting");
        var overtaking = fact("overtaking");
        QuarkusTransaction.begin();
        add(waiting);

        // When
        QuarkusTransaction.requiringNew().run(() -> add(overtaking));
        var before = factsUntil(overtaking);
        QuarkusTransaction.commit();

        // Then
        assertThat(before).doesNotContain(waiting);
        assertThat(factsUntil(waiting)).contains(waiting);
    }

    private void add(ExpiryDue fact) {
        outbox.add(Topics.EXPIRY, fact.job().repository().toString(), FactFamily.EXPIRY, fact);
    }

    private static ExpiryDue fact(String run) {
        // Each test tells of a run of its own: they share the broker.
        var job = new JobId(new RepositoryId("local", "octo/repo"), "urn:ci", run + UUID.randomUUID(), 1, "build");
        return new ExpiryDue(job, Instant.parse("2026-11-21T12:00:00Z"));
    }

    private List<ExpiryFact> factsUntil(ExpiryFact last) {
        return facts.until(Topics.EXPIRY, FactFamily.EXPIRY, last::equals);
    }

    private boolean isEmpty() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM outbox")) {
            row.next();
            return row.getInt(1) == 0;
        }
    }
}
