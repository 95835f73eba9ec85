package dev.afterrun.kubernetes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.kubernetes.manifest.Checkout;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Manifest;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kafka is told of topics, users and groups is what the services use. */
class TopicsAndGroupsTest {
    /** Who writes which facts; all others write dead letters alone. */
    private static final Map<String, Set<String>> WRITTEN = Map.of(
            "ingest", Set.of(Topics.RUNS, Topics.PULL_REQUESTS, Topics.STORAGE, Topics.EXPIRY, Topics.DEAD_LETTERS),
            "storage", Set.of(Topics.STORAGE, Topics.DEAD_LETTERS),
            "notifier", Set.of(Topics.DEAD_LETTERS),
            "reaper", Set.of(Topics.EXPIRY, Topics.DEAD_LETTERS));

    /** Who reads dead letters: who puts them back, and who waits for what may be one. */
    private static final Set<String> READERS_OF_DEAD_LETTERS = Set.of("ingest", "storage");

    private final Rendering prod = Rendering.of("prod");

    @Test
    void topicsAreThoseOfTheContracts() {
        assertThat(prod.of(Kind.KafkaTopic).map(Manifest::name))
                .containsExactlyInAnyOrder(
                        Topics.RUNS, Topics.PULL_REQUESTS, Topics.STORAGE, Topics.EXPIRY, Topics.DEAD_LETTERS);
    }

    @Test
    void everyTopicIsOnThreeBrokersAndWrittenToTwo() {
        assertThat(prod.of(Kind.KafkaTopic)).allSatisfy(topic -> {
            assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(3);
            assertThat(topic.at("/spec/config/min.insync.replicas").asInt()).isEqualTo(2);
        });
    }

    @Test
    void deadLettersAreCompactedAndInOnePartition() {
        var letters = prod.one(Kind.KafkaTopic, Topics.DEAD_LETTERS);

        assertThat(letters.at("/spec/config/cleanup.policy").asText()).isEqualTo("compact");
        assertThat(letters.at("/spec/partitions").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"storage", "notifier", "reaper"})
    void lagIsAskedForOfEveryTopicThatAServiceReads(String service) {
        var asked = triggers(service, "kafka")
                .collect(groupingBy(
                        trigger -> trigger.at("/metadata/consumerGroup").asText(),
                        mapping(trigger -> trigger.at("/metadata/topic").asText(), toCollection(HashSet::new))));

        assertThat(asked).isEqualTo(Map.of(service, read(service)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "storage", "notifier", "reaper"})
    void userMayReadWhatItsServiceReads(String service) {
        var expected = read(service);
        if (READERS_OF_DEAD_LETTERS.contains(service)) {
            expected.add(Topics.DEAD_LETTERS);
        }

        assertThat(allowed(service, "topic", "Read")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "storage", "notifier", "reaper"})
    void userMayWriteWhatItsServiceWrites(String service) {
        assertThat(allowed(service, "topic", "Write")).isEqualTo(WRITTEN.get(service));
    }

    @ParameterizedTest
    @ValueSource(strings = {"storage", "notifier", "reaper"})
    void userMayReadInTheGroupsOfItsService(String service) {
        assertThat(allowed(service, "group", "Read")).isEqualTo(groups(service));
    }

    /** Its settings name the topics that it reads, so its group is not among the channels. */
    @Test
    void ingestMayReadInTheGroupThatIsCalledAsItIs() {
        assertThat(allowed("ingest", "group", "Read"))
                .containsExactly(Checkout.properties("ingest").getProperty("quarkus.application.name"));
    }

    /** Who runs `afterrun doctor` is told by ingest how topics are, and who reads them. */
    @Test
    void ingestMaySeeHowTopicsAreAndWhoReadsThem() {
        assertThat(allowed("ingest", "topic", "DescribeConfigs"))
                .isEqualTo(prod.of(Kind.KafkaTopic).map(Manifest::name).collect(toSet()));
        assertThat(allowed("ingest", "group", "Describe")).containsExactlyInAnyOrder("storage", "notifier", "reaper");
    }

    @Test
    void whatAsksForLagMaySeeItAndNothingElse() {
        var operations = acls("scaling")
                .flatMap(acl -> acl.path("operations").valueStream())
                .map(JsonNode::asText);

        assertThat(operations).containsOnly("Describe");
        assertThat(allowed("scaling", "group", "Describe")).containsExactlyInAnyOrder("storage", "notifier", "reaper");
        assertThat(allowed("scaling", "topic", "Describe"))
                .isEqualTo(Stream.of("storage", "notifier", "reaper")
                        .flatMap(service -> read(service).stream())
                        .collect(toSet()));
    }

    private Set<String> allowed(String user, String type, String operation) {
        return acls(user)
                .filter(acl -> acl.at("/resource/type").asText().equals(type))
                .filter(acl -> acl.at("/resource/patternType").asText().equals("literal"))
                .filter(acl -> acl.path("operations")
                        .valueStream()
                        .anyMatch(one -> one.asText().equals(operation)))
                .map(acl -> acl.at("/resource/name").asText())
                .collect(toSet());
    }

    private Stream<JsonNode> acls(String user) {
        return prod.one(Kind.KafkaUser, user).all("/spec/authorization/acls");
    }

    private Stream<JsonNode> triggers(String service, String type) {
        return prod.one(Kind.ScaledObject, service)
                .all("/spec/triggers")
                .filter(trigger -> trigger.path("type").asText().equals(type));
    }

    private static Set<String> read(String service) {
        return incoming(service, "topic");
    }

    private static Set<String> groups(String service) {
        return incoming(service, "group.id");
    }

    private static Set<String> incoming(String service, String what) {
        var properties = Checkout.properties(service);
        return names(properties).stream()
                .filter(name -> name.startsWith("mp.messaging.incoming.") && name.endsWith("." + what))
                .map(properties::getProperty)
                .collect(toCollection(HashSet::new));
    }

    private static List<String> names(Properties properties) {
        return List.copyOf(properties.stringPropertyNames());
    }
}
