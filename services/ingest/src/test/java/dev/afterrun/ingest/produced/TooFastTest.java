package dev.afterrun.ingest.produced;

import static dev.afterrun.ingest.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import dev.afterrun.ingest.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A producer that writes more than it has a share of: 30 a minute. */
@QuarkusTest
@TestProfile(TooFastTest.ThirtyAMinute.class)
class TooFastTest {
    @Test
    void itWaitsAndNothingOfItIsRefused() {
        // Given
        var ids = IntStream.range(0, 32).mapToObj(i -> "too-fast-" + i).toList();

        // When
        var begin = System.currentTimeMillis();
        for (var id : ids) {
            Written.binary(
                    Producing.BRANCHES,
                    Written.attributes(Map.of("ce_id", id)),
                    report(report -> report.put("branch", "main")));
        }

        // Then
        var last = Written.onRuns(ids.getLast()).timestamp();
        var told = new Topic(Topics.RUNS).records(message -> true);
        assertThat(told).extracting(message -> Topic.header(message, "ce_id")).isEqualTo(ids);
        // A share of 30 grows by one in two seconds, so that 32 take four however slow the machine is.
        assertThat(last - begin).isGreaterThan(3_000);
        assertThat(new Topic(Topics.DEAD_LETTERS).records(letter -> true)).isEmpty();
    }

    /** A share that is soon used up. */
    public static final class ThirtyAMinute implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "afterrun.producers.jenkins.forge", "github.com",
                    "afterrun.producers.jenkins.repositories", "octo/Hello:1296269",
                    "afterrun.producers.jenkins.refs", "refs/heads/*",
                    "afterrun.rate.per-token", "30");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(KafkaBroker.class), new TestResourceEntry(Issuer.class));
        }
    }
}
