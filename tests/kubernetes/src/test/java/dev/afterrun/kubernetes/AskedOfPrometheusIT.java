package dev.afterrun.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Dashboards and alerts ask a real Prometheus, which reads the four services at work, for what they really show:
 * {@code prometheus.sh} starts both. Whether something comes of it is another matter, since most of it is there to be empty.
 */
class AskedOfPrometheusIT {
    /** What is there once something goes wrong, or is set up, and never in the hour of this test. */
    private static final Set<String> LATER = Set.of(
            "ALERTS",
            "afterrun:requests_failed",
            "afterrun_dead_letters_total",
            "afterrun_deliveries_missed_total",
            "afterrun_due_work_faults_total",
            "afterrun_facts_unknown_total",
            "afterrun_move_bytes_total",
            "afterrun_produced_records_total",
            "afterrun_produced_standing",
            "afterrun_repacking_spared_total",
            "afterrun_requests_limited_total",
            "afterrun_verification_bytes_total");

    /** Of what is there: outcomes that nothing here has. */
    private static final List<String> OUTCOMES_LATER = List.of("outcome=\"SERVER_ERROR\"", "outcome=\"failed\"");

    private final Prometheus prometheus = Prometheus.at(System.getProperty("prometheus.url"));

    static Stream<Question> questions() {
        return Question.all();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isUnderstood(Question question) throws IOException, InterruptedException {
        assertThat(prometheus.refusalOf(question.promql())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everySelectorFindsWhatAServiceShows(Question question) throws IOException, InterruptedException {
        // Given
        var selectors = Expression.selectors(question.expression());

        // When
        var blind = new ArrayList<String>();
        for (var selector : selectors) {
            if (prometheus.seriesOf(selector).isEmpty()) {
                blind.add(selector);
            }
        }

        // Then
        assertThat(selectors).isNotEmpty();
        assertThat(blind).allMatch(AskedOfPrometheusIT::comesLater);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyLabelThatIsAskedForIsThere(Question question) throws IOException, InterruptedException {
        // Given
        var labels = new TreeSet<String>();
        var blind = false;

        // When
        for (var selector : Expression.selectors(question.expression())) {
            var series = prometheus.seriesOf(selector);
            blind |= series.isEmpty();
            series.forEach(labels::addAll);
        }

        // Then
        if (!blind) {
            assertThat(labels).containsAll(question.labels());
        }
    }

    private static boolean comesLater(String selector) {
        return LATER.stream().anyMatch(selector::startsWith)
                || OUTCOMES_LATER.stream().anyMatch(selector::contains);
    }
}
