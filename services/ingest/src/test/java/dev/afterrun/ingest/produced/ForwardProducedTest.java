package dev.afterrun.ingest.produced;

import static dev.afterrun.ingest.Reports.COMMIT;
import static dev.afterrun.ingest.Reports.cloudEvent;
import static dev.afterrun.ingest.Reports.report;
import static dev.afterrun.ingest.Reports.tree;
import static dev.afterrun.ingest.produced.Producing.BRANCHES;
import static dev.afterrun.ingest.produced.Producing.OTHER;
import static dev.afterrun.ingest.produced.Producing.PULL_REQUESTS;
import static dev.afterrun.ingest.produced.Written.attributes;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.ingest.Issuer;
import dev.afterrun.ingest.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Producing.class)
class ForwardProducedTest {
    @Test
    void anEventInBinaryModeIsToldWithTheIdentityThatItsTopicProves() {
        // Given
        var attributes = attributes(Map.of("ce_time", "2026-05-01T10:00:00+02:00"));

        // When
        Written.binary(BRANCHES, attributes, onMain());

        // Then
        var message = Written.onRuns(attributes.get("ce_id"));
        assertThat(message.key()).isEqualTo("github.com:1296269:" + COMMIT);
        assertThat(Topic.header(message, "ce_source")).isEqualTo("https://jenkins.test/octo");
        assertThat(Topic.header(message, "ce_time")).isEqualTo("2026-05-01T08:00:00Z");
        var told = tree(message.value());
        assertThat(told.at("/job/repository/forge").asText()).isEqualTo("github.com");
        assertThat(told.at("/job/repository/id").asText()).isEqualTo("1296269");
        assertThat(told.path("trust").asText()).isEqualTo("trusted");
        assertThat(told.at("/report/branch").asText()).isEqualTo("main");
    }

    @Test
    void anEventInStructuredModeIsToldToo() {
        // Given
        var event = cloudEvent(report(report -> report.put("pullRequest", 7)));

        // When
        Written.structured(PULL_REQUESTS, event);

        // Then
        var told = Written.told(event.path("id").asText());
        assertThat(told.at("/report/pullRequest").asInt()).isEqualTo(7);
        assertThat(told.path("trust").asText()).isEqualTo("untrusted");
    }

    @Test
    void whereNobodyKnowsTheForgesIdTheNameStandsForIt() {
        // Given
        var attributes = attributes(Map.of());

        // When
        Written.binary(OTHER, attributes, onMain().put("repository", "OCTO/other"));

        // Then
        var told = Written.told(attributes.get("ce_id"));
        assertThat(told.at("/job/repository/id").asText()).isEqualTo("octo/other");
        assertThat(told.path("trust").asText()).isEqualTo("ordinary");
    }

    @Test
    void aRunThatBeginsIsToldWithoutAContentTypeToo() {
        // Given
        var attributes = attributes(Map.of("ce_type", "dev.afterrun.run.started.v1"));
        attributes.remove("content-type");
        var start = onMain();
        start.remove("conclusion");

        // When
        Written.binary(BRANCHES, attributes, start);

        // Then
        assertThat(Written.told(attributes.get("ce_id")).at("/run/run").asText())
                .isEqualTo("7");
    }

    @Test
    void eventsOfOneKeyStayInTheirOrder() {
        // Given
        var ids = IntStream.range(0, 50).mapToObj(i -> "in-order-" + i).toList();

        // When
        for (var id : ids) {
            Written.binary(BRANCHES, attributes(Map.of("ce_id", id)), onMain());
        }

        // Then
        Written.onRuns(ids.getLast());
        var told = new Topic(Topics.RUNS)
                .records(message -> Topic.header(message, "ce_id").startsWith("in-order-")).stream()
                        .map(message -> Topic.header(message, "ce_id"))
                        .toList();
        assertThat(told).isEqualTo(ids);
    }

    @Test
    void anEventThatIsWrittenTwiceIsTheSameEventTwice() {
        // Given
        var attributes = attributes(Map.of());

        // When
        Written.binary(BRANCHES, attributes, onMain());
        Written.binary(BRANCHES, attributes, onMain());
        var last = attributes(Map.of());
        Written.binary(BRANCHES, last, onMain());

        // Then
        Written.onRuns(last.get("ce_id"));
        var told = new Topic(Topics.RUNS).ofEvent(attributes.get("ce_id"));
        assertThat(told).hasSize(2);
        assertThat(told)
                .extracting(message -> Topic.header(message, "ce_source"))
                .containsOnly("https://jenkins.test/octo");
        assertThat(told)
                .extracting(message -> tree(message.value()).path("job"))
                .hasSize(2)
                .containsOnly(tree(told.getFirst().value()).path("job"));
    }

    @Test
    void aRepositoryThatIsNotTheProducersIsRefused() {
        assertRefused(
                Written.binary(OTHER, attributes(Map.of("ce_id", "other-repository")), onMain()),
                "other-repository",
                "the producer is not for octo/Hello");
    }

    @Test
    void aRefThatIsNotTheProducersIsRefused() {
        assertRefused(
                Written.binary(BRANCHES, attributes(Map.of("ce_id", "a-pull")), onMain().put("pullRequest", 7)),
                "a-pull",
                "it is one of 'refs/pull/7', and the producer is for 'refs/heads/*'");
        assertRefused(
                Written.binary(PULL_REQUESTS, attributes(Map.of("ce_id", "a-branch")), onMain()),
                "a-branch",
                "it is one of 'refs/heads/main', and the producer is for 'refs/pull/*'");
    }

    @Test
    void anAttributeThatClaimsTrustOrIdentityIsRefusedInBothModes() {
        for (var name : new String[] {"trust", "authid", "authtype", "authclaims", "afterrunforge", "Trust"}) {
            var inHeader = attributes(Map.of("ce_" + name, "trusted"));
            assertRefused(
                    Written.binary(BRANCHES, inHeader, onMain()),
                    inHeader.get("ce_id"),
                    "/" + name + " would say who speaks");
            var inEvent = cloudEvent(onMain()).put(name, "trusted");
            assertRefused(
                    Written.structured(BRANCHES, inEvent),
                    inEvent.path("id").asText(),
                    "/" + name + " would say who speaks");
        }
    }

    @Test
    void theFormOfOurOwnTopicIsNotTaken() {
        // Given
        var attributes = attributes(Map.of());
        var forged = onMain().objectNode();
        forged.put("trust", "trusted");
        forged.putObject("job").put("run", "7").put("attempt", 1).put("job", "linux");
        forged.set("report", onMain());

        // Then
        assertRefused(Written.binary(BRANCHES, attributes, forged), attributes.get("ce_id"), "/repository is missing");
    }

    @Test
    void otherExtensionsAreDroppedButForTracing() {
        // Given
        var attributes = attributes(Map.of(
                "ce_partitionkey",
                "mine",
                "ce_traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "x",
                "y"));

        // When
        Written.binary(BRANCHES, attributes, onMain());

        // Then
        var message = Written.onRuns(attributes.get("ce_id"));
        assertThat(Topic.header(message, "ce_traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c");
        assertThat(message.headers().headers("ce_partitionkey")).isEmpty();
        assertThat(message.headers().headers("x")).isEmpty();
    }

    @Test
    void whatIsNoEventIsRefusedAndNamesWhatIsWrong() {
        assertThat(Written.as(Written.message(BRANCHES, attributes(Map.of()), "{\"repository\":"))
                        .cause())
                .contains("the body is no JSON");
        assertThat(Written.as(Written.message(BRANCHES, attributes(Map.of()), ""))
                        .cause())
                .contains("empty");
        assertThat(Written.as(Written.message(BRANCHES, attributes(Map.of()), "[]"))
                        .cause())
                .startsWith("RefusedRecord");
        assertThat(Written.as(Written.message(BRANCHES, attributes(Map.of()), "{".repeat(500)))
                        .cause())
                .contains("the body is no JSON");
        assertThat(Written.as(Written.message(BRANCHES, Map.of(), onMain().toString()))
                        .cause())
                .contains("/specversion is missing", "/id is missing", "/source is missing", "/type is missing");
        assertThat(Written.binary(BRANCHES, attributes(Map.of("ce_type", "org.example.other")), onMain())
                        .cause())
                .contains("/type is 'org.example.other'");
        assertThat(Written.binary(
                                BRANCHES,
                                attributes(Map.of()),
                                onMain().put("commit", "main").put("run", ""))
                        .cause())
                .contains("/commit", "/run is empty");
    }

    @Test
    void aRecordWithoutAValueIsRefused() {
        // Given
        var written = Written.as(Written.message(BRANCHES, attributes(Map.of("ce_id", "a-tombstone")), null));

        // Then
        assertRefused(written, "a-tombstone", "the record has no value");
        assertThat(written.deadLetter().value()).isEmpty();
    }

    @Test
    void modesThatKafkaHasNotAreRefused() {
        for (var contentType : new String[] {
            "application/cloudevents-batch+json", "application/cloudevents+avro", "text/plain", "application/xml"
        }) {
            assertThat(Written.as(Written.message(
                                    BRANCHES,
                                    attributes(Map.of("content-type", contentType)),
                                    "[" + cloudEvent(onMain()) + "]"))
                            .cause())
                    .contains("the content-type is '" + contentType + "'");
        }
    }

    @Test
    void headersThatCanBeReadInTwoWaysAreRefused() {
        // Given
        var twice = Written.message(BRANCHES, attributes(Map.of()), onMain().toString());
        twice.headers().add("ce_id", "another".getBytes(UTF_8));
        var noText = Written.message(BRANCHES, attributes(Map.of()), onMain().toString());
        noText.headers().remove("ce_id").add("ce_id", new byte[] {(byte) 0xC3, 0x28});
        var nothing = Written.message(BRANCHES, attributes(Map.of()), onMain().toString());
        nothing.headers().remove("ce_id").add("ce_id", null);

        // Then
        assertThat(Written.as(twice).cause()).contains("ce_id is a header that stands there twice");
        assertThat(Written.as(noText).cause()).contains("ce_id is a header that is no UTF-8");
        assertThat(Written.as(nothing).cause()).contains("ce_id is a header without a value");
    }

    @Test
    void aRecordLargerThanAnEventMayBeIsRefusedWithTheLimit() {
        // Given
        var large = onMain().put("newer", "x".repeat(1024 * 1024));

        // Then
        assertThat(Written.binary(BRANCHES, attributes(Map.of()), large).cause())
                .contains("bytes; the limit is 1048576");
    }

    @Test
    void goodEventsBehindOnesThatAreRefusedArrive() {
        // Given
        for (var i = 0; i < 5; i++) {
            Written.as(new ProducerRecord<>(BRANCHES, "a key", ("poison " + i).getBytes(UTF_8)));
        }
        var attributes = attributes(Map.of());

        // When
        Written.as(Written.message(BRANCHES, attributes, onMain().toString()));

        // Then
        assertThat(Written.told(attributes.get("ce_id")).at("/report/run").asText())
                .isEqualTo("7");
    }

    @Test
    void whatIsRefusedIsCountedAndALineOfTheLogSaysSoWithoutAWordOfIt() throws IOException {
        // Given
        var refused = Written.binary(OTHER, attributes(Map.of()), onMain().put("repository", "octo/unheard-of"));
        var place = refused.deadLetter().key().replaceFirst("ingest/(.*)/(.*)/(.*)", "$1/$2@$3");

        // When
        afterAllThatWasTaken();

        // Then
        assertThat(given().get("/q/metrics").asString())
                .contains("afterrun_produced_records_total{outcome=\"forbidden\",producer=\"producer/other\"}")
                .contains("afterrun_produced_records_total{outcome=\"accepted\",producer=\"producer/other\"}")
                .contains("afterrun_dead_letters_total{topic=\"afterrun.produced.other\"}");
        var lines = Files.readString(Path.of("target/ingest-test.log"));
        assertThat(lines).contains(place + " of producer/other is refused (forbidden)");
        assertThat(lines).doesNotContain("octo/unheard-of");
    }

    @Test
    void anOperatorPutsBackWhatWasRefusedAndItIsHeldAgainstTheRulesAnew() {
        // Given
        var written = Written.binary(OTHER, attributes(Map.of()), onMain());
        var letter = written.deadLetter();

        // When
        assertThat(replayed(letter.key())).isEqualTo(204);

        // Then
        var again = new Topic(Topics.DEAD_LETTERS)
                .awaited(other -> other.value() != null
                        && !other.key().equals(letter.key())
                        && Topic.header(other, "ce_id").equals(Topic.header(letter, "ce_id")));
        assertThat(Topic.header(again, "afterrun-topic")).isEqualTo(OTHER);
        assertThat(Topic.header(again, "afterrun-cause")).contains("the producer is not for octo/Hello");
    }

    /** Nothing is sent to a topic before the outlet has asked for it once: the first try may be a 503 that says to try again. */
    private static int replayed(String id) {
        var status = 503;
        for (var tries = 0; tries < 50 && status == 503; tries++) {
            status = given().auth()
                    .oauth2(Issuer.token())
                    .post("/v1/dead-letters/" + id + "/replay")
                    .statusCode();
        }
        return status;
    }

    /** What is written now is taken after what was taken before is done with. */
    private static void afterAllThatWasTaken() {
        var attributes = attributes(Map.of());
        Written.binary(OTHER, attributes, onMain().put("repository", "octo/other"));
        Written.onRuns(attributes.get("ce_id"));
        var next = attributes(Map.of());
        Written.binary(OTHER, next, onMain().put("repository", "octo/other"));
        Written.onRuns(next.get("ce_id"));
    }

    private static void assertRefused(Written written, String id, String why) {
        assertThat(written.cause()).startsWith("RefusedRecord: ").contains(why);
        assertThat(new Topic(Topics.RUNS).ofEvent(id)).isEmpty();
    }

    private static ObjectNode onMain() {
        return report(report -> report.put("branch", "main"));
    }
}
