package dev.afterrun.storage.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.problem.Problem.FieldError;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.json.Reading;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an object that has a list {@code files}, one file at a time: as strictly as {@link RecordReader}, without the tree
 * of all of it, which takes many times the room of the text.
 */
@ApplicationScoped
public class FilesReader {
    private static final String FILES = "files";

    /** More than a person reads. */
    private static final int MOST_ERRORS = 100;

    private final ObjectMapper json;
    private final RecordReader reader;

    FilesReader(ObjectMapper json, RecordReader reader) {
        this.json = json;
        this.reader = reader;
    }

    /** Reads to the end of {@code body}; 400 where it is no JSON, 413 where it lists more files than a job may have. */
    public Listed read(InputStream body, UnknownFields unknown) throws IOException {
        try (var parser = json.getFactory().createParser(body)) {
            parser.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("the body is to be a JSON object");
            }
            var listed = object(parser, unknown);
            if (parser.nextToken() != null) {
                throw malformed("something follows the JSON object");
            }
            return listed;
        } catch (JsonProcessingException e) {
            throw malformed("the body is no JSON: " + e.getOriginalMessage());
        }
    }

    private Listed object(JsonParser parser, UnknownFields unknown) throws IOException {
        var rest = json.createObjectNode();
        var files = new ArrayList<ManifestEntry>();
        var errors = new ArrayList<FieldError>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(FILES)) {
                elements(parser, unknown, files, errors);
            } else {
                rest.set(name, parser.readValueAsTree());
            }
        }
        return new Listed(rest, files, errors);
    }

    private void elements(JsonParser parser, UnknownFields unknown, List<ManifestEntry> files, List<FieldError> errors)
            throws IOException {
        for (var i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            refuseTooMany(i);
            JsonNode element = parser.readValueAsTree();
            switch (reader.tryToRead(element, ManifestEntry.class, unknown)) {
                case Reading.Done<ManifestEntry>(var file) -> files.add(file);
                case Reading.Refused<ManifestEntry>(var wrong) -> add(errors, "/" + FILES + "/" + i, wrong);
            }
        }
    }

    private static void add(List<FieldError> errors, String pointer, List<FieldError> wrong) {
        wrong.stream()
                .limit(MOST_ERRORS - errors.size())
                .map(error -> error.below(pointer))
                .forEach(errors::add);
    }

    private static void refuseTooMany(int before) {
        if (before == Limits.FILES_PER_JOB) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "the job has more than the " + Limits.FILES_PER_JOB
                            + " files of one job; pack some of them together",
                    Limits.FILES_PER_JOB + " files",
                    "at least " + (before + 1) + " files"));
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED.because(detail));
    }

    /**
     * What was read.
     *
     * @param rest every field but {@code files}; and that too, where it is no list
     * @param errors what is wrong with files, by JSON Pointer
     */
    public record Listed(ObjectNode rest, List<ManifestEntry> files, List<FieldError> errors) {}
}
