package dev.afterrun.ingest.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;

/** What a field of a payload has to be. */
enum Kind {
    TEXT("a text"),
    NUMBER("a whole number"),
    COUNT("a whole number from 1"),
    FLAG("true or false"),
    COMMIT("a commit's full object name"),
    REPOSITORY("owner/name"),
    TIME("a time such as 2026-11-21T09:30:00Z");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    boolean takes(JsonNode node) {
        return switch (this) {
            case TEXT -> node.isTextual();
            case NUMBER -> node.isIntegralNumber() && node.canConvertToLong();
            case COUNT -> node.isInt() && node.intValue() > 0;
            case FLAG -> node.isBoolean();
            case COMMIT -> reads(node, Commit::new);
            case REPOSITORY -> reads(node, RepositoryName::parse);
            case TIME -> reads(node, Instant::parse);
        };
    }

    String words() {
        return words;
    }

    private static boolean reads(JsonNode node, Function<String, ?> reader) {
        try {
            var _ = reader.apply(node.asText());
            return true;
        } catch (IllegalArgumentException | DateTimeException refused) {
            return false;
        }
    }
}
