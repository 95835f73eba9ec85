package dev.afterrun.ingest.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.ingest.Findings;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** On a broker where nobody has made topics but one, and that one as brokers do by themselves. */
@QuarkusTest
@TestProfile(NoTopicsTest.NoTopics.class)
@QuarkusTestResource(KafkaBroker.class)
@QuarkusTestResource(Issuer.class)
class NoTopicsTest {
    @Test
    void whatIsMissingAndWhatIsOtherIsToldOfEachTopic() throws Exception {
        // Given
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(Topics.RUNS, 1, (short) 1)
                            .configs(Map.of("retention.ms", "1000", "cleanup.policy", "compact"))))
                    .all()
                    .get();
        }

        // When
        var findings = Findings.asked();

        // Then
        assertThat(findings.of("topics"))
                .contains(
                        "wrong: afterrun.storage is not there",
                        "wrong: afterrun.dead-letters is not there",
                        "wrong: afterrun.runs has the cleanup.policy compact, not delete: facts are lost")
                .anySatisfy(finding -> assertThat(finding).startsWith("warning: afterrun.runs has 1 partitions of 4"))
                .anySatisfy(finding -> assertThat(finding).startsWith("warning: afterrun.runs has retention.ms=1000"));
        assertThat(findings.of("readers")).contains("not-checked: 'reaper': a topic that it reads is not there");
    }

    /** As where the operator's own tools make topics, and have not. */
    public static final class NoTopics implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("afterrun.topics.create", "false");
        }
    }
}
