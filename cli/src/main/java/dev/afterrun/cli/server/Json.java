package dev.afterrun.cli.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.afterrun.contracts.discovery.Discovery;
import java.io.IOException;

/** JSON as the contracts write it; what a newer server adds to its answers is passed over. */
public final class Json {
    /** Safe for several threads. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** Has the mapper made, and what reads the first answer; who asks for it meanwhile waits for it. */
    static void prepare() {
        var unused = MAPPER.readerFor(Discovery.class);
    }

    /** The bytes of {@code value}. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records can be written", e);
        }
    }

    /** @throws IOException when the bytes are not such a thing */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        var value = MAPPER.readValue(json, type);
        if (value == null) {
            throw new IOException("the answer is empty");
        }
        return value;
    }
}
