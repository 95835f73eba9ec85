package dev.afterrun.ingest.produced;

import dev.afterrun.eventing.relay.Message;
import dev.afterrun.http.json.Faults;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The headers of a record that are CloudEvents' (Kafka binding 1.0.2, section 3.2.3): UTF-8 as it is, without the percent-encoding that
 * HTTP needs.
 *
 * @param attributes by name, without the prefix {@code ce_}
 */
record KafkaHeaders(Map<String, String> attributes, Optional<String> contentType) {
    private static final String PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";

    /** What the attribute is called that the content type is, beside the others (section 3.2.1). */
    private static final String DATA_CONTENT_TYPE = "datacontenttype";

    /** Those that {@code headers} have; 422 where one is no text, or stands there twice, since others may read the other one. */
    static KafkaHeaders of(List<Message.Header> headers) {
        var attributes = new LinkedHashMap<String, String>();
        var faults = new Faults();
        for (var header : headers) {
            name(header.name()).ifPresent(name -> {
                var value = text(header, faults);
                if (attributes.put(name, value) != null) {
                    faults.add(header.name(), "is a header that stands there twice");
                }
            });
        }
        faults.refuse();
        return new KafkaHeaders(attributes, Optional.ofNullable(attributes.get(DATA_CONTENT_TYPE)));
    }

    private static Optional<String> name(String key) {
        return key.equalsIgnoreCase(CONTENT_TYPE)
                ? Optional.of(DATA_CONTENT_TYPE)
                : Optional.of(key).filter(any -> any.startsWith(PREFIX)).map(any -> any.substring(PREFIX.length()));
    }

    private static String text(Message.Header header, Faults faults) {
        if (header.value().isEmpty()) {
            faults.add(header.name(), "is a header without a value");
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(header.value().get())
                    .toString();
        } catch (CharacterCodingException e) {
            faults.add(header.name(), "is a header that is no UTF-8");
            return "";
        }
    }
}
