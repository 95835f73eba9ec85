package dev.afterrun.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Manifest;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A topic is proof of who writes there, as long as one alone may: the example keeps to that, and so do our own users. */
class DirectProducersTest {
    private static final String TOPIC = Topics.PRODUCED + "jenkins";
    private static final String PRODUCER = "producer-jenkins";

    private final Rendering example = Rendering.of("producer");

    @Test
    void theExampleHasOneTopicWhichIsTheNamedProducers() {
        assertThat(example.of(Kind.KafkaTopic).map(Manifest::name)).contains(TOPIC);
        assertThat(example.of(Kind.ConfigMap).flatMap(settings -> settings.json().path("data").properties().stream()))
                .anyMatch(setting -> setting.getKey().startsWith("AFTERRUN_PRODUCERS_JENKINS_"));
    }

    @Test
    void productionHasNone() {
        assertThat(Rendering.of("prod").of(Kind.KafkaTopic).map(Manifest::name))
                .noneMatch(name -> name.startsWith(Topics.PRODUCED));
    }

    @Test
    void theProducerWritesItsTopicAndMayNothingElse() {
        var acls = acls(example.one(Kind.KafkaUser, PRODUCER)).toList();

        assertThat(acls).singleElement().satisfies(acl -> {
            assertThat(acl.at("/resource/type").asText()).isEqualTo("topic");
            assertThat(acl.at("/resource/patternType").asText()).isEqualTo("literal");
            assertThat(acl.at("/resource/name").asText()).isEqualTo(TOPIC);
            assertThat(operations(acl)).containsExactlyInAnyOrder("Write", "Describe");
        });
    }

    @Test
    void nobodyElseWritesThereButIngestWhichPutsDeadLettersBack() {
        assertThat(example.of(Kind.KafkaUser)
                        .filter(user -> acls(user)
                                .anyMatch(acl -> covers(acl) && operations(acl).contains("Write")))
                        .map(Manifest::name))
                .containsExactlyInAnyOrder(PRODUCER, "ingest");
    }

    @Test
    void ingestAloneReadsThere() {
        assertThat(example.of(Kind.KafkaUser)
                        .filter(user -> acls(user)
                                .anyMatch(acl -> covers(acl) && operations(acl).contains("Read")))
                        .map(Manifest::name))
                .containsExactly("ingest");
    }

    @Test
    void whatIsUnpackedIsBoundedToo() {
        var topic = example.one(Kind.KafkaTopic, TOPIC);

        assertThat(topic.at("/spec/config/compression.type").asText()).isEqualTo("uncompressed");
        assertThat(topic.at("/spec/config/max.message.bytes").asInt()).isEqualTo(2 * 1024 * 1024);
    }

    private static boolean covers(JsonNode acl) {
        var name = acl.at("/resource/name").asText();
        return acl.at("/resource/type").asText().equals("topic")
                && (acl.at("/resource/patternType").asText().equals("prefix")
                        ? TOPIC.startsWith(name)
                        : TOPIC.equals(name));
    }

    private static List<String> operations(JsonNode acl) {
        return acl.path("operations").valueStream().map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> acls(Manifest user) {
        return user.all("/spec/authorization/acls");
    }
}
