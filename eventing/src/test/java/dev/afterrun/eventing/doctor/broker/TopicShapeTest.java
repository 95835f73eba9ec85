package dev.afterrun.eventing.doctor.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.doctor.Finding;
import dev.afterrun.contracts.doctor.Finding.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class TopicShapeTest {
    private static final Map<String, String> SETTINGS =
            Map.of("cleanup.policy", "delete", "retention.ms", "1000", "max.message.bytes", "500");
    private static final NewTopic NEEDED = new NewTopic("afterrun.runs", 4, (short) 1).configs(SETTINGS);

    @Test
    void aTopicAsItWouldHaveBeenMadeIsWell() {
        assertThat(findings(3, topic(4, 3, 3), Map.of("min.insync.replicas", "2")))
                .isEmpty();
    }

    @Test
    void moreOfEverythingIsWellToo() {
        assertThat(findings(1, topic(12, 1, 1), Map.of("retention.ms", "-1", "max.message.bytes", "600")))
                .isEmpty();
    }

    @Test
    void fewerPartitionsAreAWarning() {
        assertThat(findings(1, topic(2, 1, 1), Map.of())).singleElement().satisfies(found -> {
            assertThat(found.state()).isEqualTo(State.WARNING);
            assertThat(found.what()).startsWith("afterrun.runs has 2 partitions of 4");
        });
    }

    @Test
    void oneCopyWhereThereAreThreeBrokersIsAWarning() {
        assertThat(findings(3, topic(4, 1, 1), Map.of()))
                .singleElement()
                .satisfies(found -> assertThat(found.what()).contains("has its copies on 1 of 3 brokers, not on 3"));
    }

    @Test
    void aCopyThatIsNotInStepIsAWarning() {
        assertThat(findings(3, topic(4, 3, 2), Map.of("min.insync.replicas", "2")))
                .singleElement()
                .satisfies(found -> assertThat(found.state()).isEqualTo(State.WARNING));
    }

    @Test
    void fewerInStepThanASendWaitsForIsWrong() {
        assertThat(findings(3, topic(4, 3, 1), Map.of("min.insync.replicas", "2")))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.state()).isEqualTo(State.WRONG);
                    assertThat(found.what()).contains("takes nothing in a partition: 1 of its copies");
                });
    }

    @Test
    void aPartitionThatNobodyLeadsIsWrong() {
        assertThat(findings(1, topic(4, 1, 0), Map.of()))
                .singleElement()
                .satisfies(found -> assertThat(found.state()).isEqualTo(State.WRONG));
    }

    @Test
    void aShorterRetentionIsAWarningAndAnotherCleanupIsWrong() {
        assertThat(findings(1, topic(4, 1, 1), Map.of("cleanup.policy", "compact", "retention.ms", "999")))
                .extracting(Finding::state)
                .containsExactly(State.WRONG, State.WARNING);
    }

    @Test
    void whereSettingsAreHiddenTheRestIsSeen() {
        // Given
        var shape = new TopicShape(NEEDED, topic(2, 1, 1), 1);

        // When
        var findings = shape.findings("topics", Optional.empty());

        // Then
        assertThat(findings)
                .singleElement()
                .satisfies(found -> assertThat(found.what()).contains("2 partitions"));
    }

    private static List<Finding> findings(int brokers, TopicDescription topic, Map<String, String> others) {
        var settings = new HashMap<>(SETTINGS);
        settings.putAll(others);
        var config = new Config(settings.entrySet().stream()
                .map(setting -> new ConfigEntry(setting.getKey(), setting.getValue()))
                .toList());
        return new TopicShape(NEEDED, topic, brokers).findings("topics", Optional.of(config));
    }

    /** Where none is in step, nobody leads. */
    private static TopicDescription topic(int partitions, int copies, int inStep) {
        var nodes = IntStream.range(0, copies)
                .mapToObj(id -> new Node(id, "localhost", 9092))
                .toList();
        var led = nodes.subList(0, inStep);
        return new TopicDescription(
                "afterrun.runs",
                false,
                IntStream.range(0, partitions)
                        .mapToObj(number -> new TopicPartitionInfo(
                                number, led.isEmpty() ? Node.noNode() : led.getFirst(), nodes, led))
                        .toList());
    }
}
