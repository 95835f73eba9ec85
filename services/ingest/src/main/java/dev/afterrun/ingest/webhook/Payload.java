package dev.afterrun.ingest.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.http.json.Faults;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A webhook's payload. Fields go by their JSON Pointer (RFC 6901), and are there once {@link #needs} has passed. */
final class Payload {
    private final JsonNode tree;

    Payload(JsonNode tree) {
        this.tree = tree;
    }

    /** Passes where each field is there and as it should be; else a 422 that names every one that is not. */
    void needs(Map<String, Kind> usual, Map<String, Kind> own) {
        var faults = new Faults();
        Stream.of(usual, own)
                .flatMap(fields -> fields.entrySet().stream())
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> check(field.getKey(), field.getValue(), faults));
        faults.refuse();
    }

    private void check(String pointer, Kind kind, Faults faults) {
        if (!has(pointer)) {
            faults.add(pointer, "is missing");
        } else if (!kind.takes(tree.at(pointer))) {
            faults.add(pointer, "is not " + kind.words());
        }
    }

    /** GitHub's word for what happened, where the event has several. */
    String action() {
        return tree.path("action").asText();
    }

    boolean has(String pointer) {
        return maybe(pointer).isPresent();
    }

    /** A text, or a number as text: ids of GitHub's are numbers, identities are not. */
    String text(String pointer) {
        return bounded(tree.at(pointer).asText(), Limits.NAME_LENGTH);
    }

    /** A text of up to so many characters; what is longer is cut. */
    String longText(String pointer, int limit) {
        return bounded(tree.at(pointer).asText(), limit);
    }

    Optional<String> maybeText(String pointer) {
        return maybe(pointer).map(node -> bounded(node.asText(), Limits.NAME_LENGTH));
    }

    int count(String pointer) {
        return tree.at(pointer).intValue();
    }

    long number(String pointer) {
        return tree.at(pointer).longValue();
    }

    boolean flag(String pointer) {
        return tree.at(pointer).booleanValue();
    }

    Commit commit(String pointer) {
        return new Commit(tree.at(pointer).asText());
    }

    Optional<Commit> maybeCommit(String pointer) {
        return maybe(pointer).filter(Kind.COMMIT::takes).map(node -> new Commit(node.asText()));
    }

    Instant time(String pointer) {
        return Instant.parse(tree.at(pointer).asText());
    }

    RepositoryName repository(String pointer) {
        return RepositoryName.parse(tree.at(pointer).asText());
    }

    /** The account at {@code pointer}. */
    Actor actor(String pointer) {
        return new Actor(text(pointer + "/login"), text(pointer + "/id"));
    }

    /** Each repository in the list at {@code pointer} that there is room to tell of. */
    List<RepositoryName> repositories(String pointer) {
        return some(pointer)
                .map(node -> node.path("full_name"))
                .filter(Kind.REPOSITORY::takes)
                .map(node -> RepositoryName.parse(node.asText()))
                .toList();
    }

    /** Each element of the list at {@code pointer} that there is room to tell of. */
    Stream<JsonNode> some(String pointer) {
        return StreamSupport.stream(tree.at(pointer).spliterator(), false).limit(Limits.REPOSITORIES_TOLD);
    }

    private Optional<JsonNode> maybe(String pointer) {
        return Optional.of(tree.at(pointer)).filter(node -> !node.isMissingNode() && !node.isNull());
    }

    /** Never through the middle of a character. */
    static String bounded(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }
}
