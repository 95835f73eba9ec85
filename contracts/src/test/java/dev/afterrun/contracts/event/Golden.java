package dev.afterrun.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Objects;

/** JSON that was written once, and is read and written as ever. */
final class Golden {
    private Golden() {}

    /** {@code fact} is written as that file has it, and read of it. */
    static void golden(String name, Object fact) throws IOException {
        var file = resource(name);

        assertThat(FactJson.MAPPER.readTree(FactJson.MAPPER.writeValueAsBytes(fact)))
                .isEqualTo(file);
        assertThat((Object) FactJson.MAPPER.treeToValue(file, fact.getClass())).isEqualTo(fact);
    }

    static JsonNode resource(String name) throws IOException {
        try (var file = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name), name)) {
            return FactJson.MAPPER.readTree(file);
        }
    }
}
