package dev.afterrun.storage.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes and reads what an index repeats of its packages, as {@link PackageFacts#facts} keeps it. */
@ApplicationScoped
public class FactsJson {
    private final ObjectMapper json;

    public FactsJson(ObjectMapper json) {
        this.json = json;
    }

    /** {@code facts} as JSON. */
    public String write(Object facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("facts can always be written as JSON", e);
        }
    }

    /** What {@link #write} wrote. */
    public <T> T read(Class<T> type, String facts) {
        try {
            return json.readValue(facts, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts of a package are kept as they were written", e);
        }
    }
}
