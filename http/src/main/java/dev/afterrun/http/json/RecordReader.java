package dev.afterrun.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * Reads JSON into a record. The way without errors costs one parse; only a body that has some is gone through field by
 * field, so that all of them are named at once.
 */
@Singleton
public class RecordReader {
    /** Levels of nesting: far more than our records have, far fewer than Jackson and PostgreSQL bear. */
    private static final int DEPTH = 100;

    private final ObjectMapper json;
    private final ObjectReader trees;
    private final Shapes shapes;

    public RecordReader(ObjectMapper json) {
        this.json = json;
        this.shapes = new Shapes(json);
        // A field that stands there twice is read one way here and perhaps another way elsewhere.
        this.trees = json.reader()
                .with(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEPTH)
                                .build())
                        .build())
                .with(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    }

    /** The body as a tree; 400 where it is no JSON. */
    public JsonNode tree(byte[] body) {
        try {
            var tree = trees.readTree(body);
            if (tree == null || tree.isMissingNode()) {
                throw malformed("the body is empty; it is to be JSON");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw malformed("the body is no JSON: " + e.getOriginalMessage() + at(e));
        } catch (IOException e) {
            throw new IllegalStateException("an array of bytes cannot fail to be read", e);
        }
    }

    /** The record in {@code body}; 400 where it is no JSON, 422 naming every field that is wrong. */
    public <T extends Record> T read(byte[] body, Class<T> type, UnknownFields unknown) {
        return read(tree(body), type, unknown);
    }

    /** The record in {@code tree}; 422 naming every field that is wrong. */
    public <T extends Record> T read(JsonNode tree, Class<T> type, UnknownFields unknown) {
        return switch (tryToRead(tree, type, unknown)) {
            case Reading.Done<T>(var value) -> value;
            case Reading.Refused<T>(var errors) -> throw Faults.refusal(errors);
        };
    }

    /** The record in {@code tree}, or what is wrong with it, for callers that have more to say of the same tree. */
    public <T extends Record> Reading<T> tryToRead(JsonNode tree, Class<T> type, UnknownFields unknown) {
        var shape = shapes.of(type);
        if (shape.takes(tree, unknown)) {
            try {
                return new Reading.Done<>(json.treeToValue(tree, type));
            } catch (JsonProcessingException e) {
                // Some field breaks a rule of its own; which ones, and all of them, is found out below.
            }
        }
        return new Reading.Refused<>(FieldErrors.in(tree, shape, unknown, json));
    }

    private static String at(JsonProcessingException failure) {
        var place = failure.getLocation();
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED.because(detail));
    }
}
