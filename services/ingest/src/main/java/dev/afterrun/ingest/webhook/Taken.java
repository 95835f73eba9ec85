package dev.afterrun.ingest.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What a webhook is answered with.
 *
 * @param told the type of the fact that Kafka has
 * @param ignored why there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Taken(String delivery, Optional<String> told, Optional<String> ignored) {
    static Taken told(String delivery, String type) {
        return new Taken(delivery, Optional.of(type), Optional.empty());
    }

    static Taken ignored(String delivery, String why) {
        return new Taken(delivery, Optional.empty(), Optional.of(why));
    }
}
