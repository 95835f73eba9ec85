package dev.afterrun.cli.set.remote;

import static dev.afterrun.cli.set.remote.JsonValues.required;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetSystem;
import dev.afterrun.contracts.persisted.SetTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A set's description, read off its JSON in one pass: of a command that finds all as it should be, binding it was a third. */
final class DescriptionReading {
    /** What is left out is not taken for nothing. */
    private static final ObjectReader RECORDS =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    private final JsonParser parser;
    private final JsonValues json;
    private OptionalLong version = OptionalLong.empty();
    private Optional<SetSystem> system = Optional.empty();
    private Optional<ChunkSizes> sizes = Optional.empty();
    private Optional<List<SetTree>> trees = Optional.empty();

    private DescriptionReading(JsonParser parser) {
        this.parser = parser;
        this.json = new JsonValues(parser);
    }

    /** @throws RuntimeException of a record that does not take what is there */
    static SetDescription read(JsonParser parser) throws IOException {
        parser.nextToken();
        return new DescriptionReading(parser).read();
    }

    private SetDescription read() throws IOException {
        json.fields("description", this::field);
        return new SetDescription(
                Math.toIntExact(required("version", version)),
                required("system", system),
                required("sizes", sizes),
                required("trees", trees));
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "version" -> version = OptionalLong.of(json.number(name));
            case "system" -> system = Optional.ofNullable(RECORDS.readValue(parser, SetSystem.class));
            case "sizes" -> sizes = Optional.ofNullable(RECORDS.readValue(parser, ChunkSizes.class));
            case "trees" -> trees = Optional.of(json.elements(name, () -> new TreeReading(json).read()));
            default -> json.passOver();
        }
    }

    private static final class TreeReading {
        private final JsonValues json;
        private Optional<PathBase> base = Optional.empty();
        private Optional<List<SetEntry>> entries = Optional.empty();

        TreeReading(JsonValues json) {
            this.json = json;
        }

        SetTree read() throws IOException {
            json.fields("trees", this::field);
            return new SetTree(required("base", base), required("entries", entries));
        }

        private void field(String name) throws IOException {
            switch (name) {
                case "base" -> base = Optional.of(PathBase.ofWord(json.text(name)));
                case "entries" -> entries = Optional.of(json.elements(name, () -> new EntryReading(json).read()));
                default -> json.passOver();
            }
        }
    }
}
