package dev.afterrun.launcher.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
    private static final BrokerNode FIRST = new BrokerNode(1, "127.0.0.1", 9001, 9101);
    private static final BrokerNode SECOND = new BrokerNode(2, "127.0.0.1", 9002, 9102);

    @Test
    void aProcessIsToldAllOfThem() {
        // Given
        var settings = new BrokerSettings(
                Path.of("/data/kafka-2"),
                SECOND,
                List.of(FIRST, SECOND),
                Map.of("min.insync.replicas", "2", "ssl.cipher.suites", "a=b"));

        // When
        var told = BrokerSettings.parse(settings.arguments());

        // Then
        assertThat(told).isEqualTo(settings);
    }

    @Test
    void nodesOfOneClusterCallItTheSame() {
        // Given
        var first = new BrokerSettings(Path.of("1"), FIRST, List.of(FIRST, SECOND), Map.of());
        var second = new BrokerSettings(Path.of("2"), SECOND, List.of(FIRST, SECOND), Map.of());

        // When, Then
        assertThat(first.clusterId()).isEqualTo(second.clusterId());
    }

    @Test
    void whatIsChosenGoesOverWhatANodeIsGiven() {
        // Given
        var settings =
                new BrokerSettings(Path.of("1"), FIRST, List.of(FIRST, SECOND), Map.of("message.max.bytes", "5242880"));

        // When, Then
        assertThat(settings.properties())
                .containsEntry("message.max.bytes", "5242880")
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:9101,2@127.0.0.1:9102")
                .doesNotContainKey("offsets.topic.replication.factor");
    }
}
