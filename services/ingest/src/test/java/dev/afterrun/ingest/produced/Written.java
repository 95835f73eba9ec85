package dev.afterrun.ingest.produced;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.ingest.Reports;
import dev.afterrun.ingest.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** A record that a direct producer has written. */
record Written(RecordMetadata place) {

    /** Writes it as it is. */
    static Written as(ProducerRecord<String, byte[]> message) {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", servers, "max.request.size", 4 * 1024 * 1024),
                new StringSerializer(),
                new ByteArraySerializer())) {
            return new Written(producer.send(message).get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take it", e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a CloudEvent in binary mode. */
    static Written binary(String topic, Map<String, String> attributes, JsonNode report) {
        return as(message(topic, attributes, report.toString()));
    }

    /** Writes a CloudEvent in structured mode. */
    static Written structured(String topic, JsonNode event) {
        return as(message(
                topic, Map.of("content-type", "application/cloudevents+json; charset=UTF-8"), event.toString()));
    }

    /** A record with these headers. */
    static ProducerRecord<String, byte[]> message(String topic, Map<String, String> headers, @Nullable String value) {
        var message = new ProducerRecord<String, byte[]>(
                topic, "a key that says nothing", value == null ? null : value.getBytes(UTF_8));
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        return message;
    }

    /** The attributes that an event must have, with an id of its own, and more or others. */
    static Map<String, String> attributes(Map<String, String> more) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("ce_specversion", "1.0");
        attributes.put("ce_id", UUID.randomUUID().toString());
        attributes.put("ce_source", "https://jenkins.test/octo");
        attributes.put("ce_type", "dev.afterrun.run.finished.v1");
        attributes.put("content-type", "application/json");
        attributes.putAll(more);
        return attributes;
    }

    /** The event of this id on the topic of runs, once it is there. */
    static ConsumerRecord<String, byte[]> onRuns(String id) {
        return new Topic(Topics.RUNS)
                .awaited(message -> Topic.header(message, "ce_id").equals(id));
    }

    /** What {@link #onRuns} tells. */
    static JsonNode told(String id) {
        return Reports.tree(onRuns(id).value());
    }

    /** This record among the dead letters, once it is there. */
    ConsumerRecord<String, byte[]> deadLetter() {
        var id = "ingest/" + place.topic() + "/" + place.partition() + "/" + place.offset();
        return new Topic(Topics.DEAD_LETTERS).awaited(letter -> id.equals(letter.key()));
    }

    /** Why this record became a dead letter. */
    String cause() {
        return Topic.header(deadLetter(), "afterrun-cause");
    }
}
