package dev.afterrun.eventing.deadletter;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;

/** The Kafka headers that a dead letter carries beside the record's own. */
final class DeadLetterHeaders {
    static final String SERVICE = "afterrun-service";
    static final String TOPIC = "afterrun-topic";
    static final String PARTITION = "afterrun-partition";
    static final String OFFSET = "afterrun-offset";
    static final String KEY = "afterrun-key";
    static final String CAUSE = "afterrun-cause";
    private static final String OURS = "afterrun-";

    private DeadLetterHeaders() {}

    static boolean ours(String name) {
        return name.startsWith(OURS);
    }

    static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    static String get(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
