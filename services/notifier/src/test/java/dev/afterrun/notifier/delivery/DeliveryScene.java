package dev.afterrun.notifier.delivery;

import dev.afterrun.duework.DueWork;
import dev.afterrun.forge.github.GitHubAppDouble;
import dev.afterrun.forge.github.GitHubDeliveries;
import dev.afterrun.forge.github.GitHubDeliveriesDouble;
import dev.afterrun.forge.github.GitHubDouble;
import dev.afterrun.notifier.forge.DeliveryLogs;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** An App, its log at a double of GitHub, and a worker that is stepped by hand. */
@ApplicationScoped
class DeliveryScene {
    static final String APP = GitHubAppDouble.ID;

    private final ReadDeliveries read;
    private final AskAgain askAgain;
    private final DueWork dueWork;
    private final MeterRegistry meters;
    private final EntityManager database;

    DeliveryScene(
            ReadDeliveries read, AskAgain askAgain, DueWork dueWork, MeterRegistry meters, EntityManager database) {
        this.read = read;
        this.askAgain = askAgain;
        this.dueWork = dueWork;
        this.meters = meters;
        this.database = database;
    }

    /** A GitHub that has told nothing, and nothing known of it. */
    GitHubDouble begin() throws IOException {
        sql("TRUNCATE delivery_log, missed_delivery");
        return new GitHubDouble();
    }

    FetchMissedDeliveries worker(GitHubDouble github) {
        return worker(github, Duration.ofMinutes(5));
    }

    FetchMissedDeliveries worker(GitHubDouble github, Duration every) {
        var log = GitHubDeliveries.of(github.base(), GitHubAppDouble.app(), Clock.systemUTC());
        return new FetchMissedDeliveries(new DeliveryLogs(Map.of(APP, log)), read, askAgain, dueWork, () -> every);
    }

    static GitHubDeliveriesDouble log(GitHubDouble github) {
        return github.apps().deliveries();
    }

    /** So much time passes for what waits for an answer. */
    void passes(Duration time) {
        sql("UPDATE missed_delivery SET look_at = look_at - interval '" + time.toMillis() + " milliseconds'");
    }

    double counted(DeliveryCounts.Outcome outcome) {
        return meters.counter(
                        "afterrun.deliveries.missed", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .count();
    }

    long number(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) database.createNativeQuery(query).getSingleResult()).longValue());
    }

    void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(statement).executeUpdate());
    }
}
