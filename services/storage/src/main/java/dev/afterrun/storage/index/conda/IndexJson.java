package dev.afterrun.storage.index.conda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.storage.index.Defect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@code info/index.json} says, field by field: each has the type that clients want of it or the package is no package
 * to them; some of them read no other package either once a single record is wrong.
 */
final class IndexJson {
    private static final Set<String> NOARCH = Set.of("python", "generic");
    private static final int DEPTH = 10;
    private static final int DIGITS = 30;
    private static final int TEXT = 1_000;
    private static final int LIST = 2_000;

    /** How a spec begins; what follows is the solver's business. */
    private static final Pattern SPEC = Pattern.compile("[A-Za-z0-9_.][\\x20-\\x7e]*");

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(DIGITS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode root;

    private IndexJson(JsonNode root) {
        this.root = root;
    }

    static IndexJson parse(byte[] content) throws Defect {
        try {
            var root = JSON.readTree(content);
            if (root.isObject()) {
                return new IndexJson(root);
            }
        } catch (IOException e) {
            throw new Defect("its info/index.json is no JSON that anybody could read");
        }
        throw new Defect("its info/index.json is no object");
    }

    /** An object for a record to be written into. */
    static ObjectNode emptyRecord() {
        return JSON.createObjectNode();
    }

    boolean has(String field) {
        return root.hasNonNull(field);
    }

    /** The text of a field that every package has. */
    String text(String field, Pattern form) throws Defect {
        return optionalText(field)
                .filter(value -> form.matcher(value).matches())
                .orElseThrow(() -> unfit(field));
    }

    Optional<String> optionalText(String field) throws Defect {
        if (!has(field)) {
            return Optional.empty();
        }
        return Optional.of(text(field, root.get(field)));
    }

    /** A number from 0 to {@code largest}; nothing where the field is missing. */
    Optional<Long> optionalNumber(String field, long largest) throws Defect {
        if (!has(field)) {
            return Optional.empty();
        }
        var value = root.get(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 0
                || value.longValue() > largest) {
            throw unfit(field);
        }
        return Optional.of(value.longValue());
    }

    /** Copies a field of text, where it is there. */
    void copyText(String field, ObjectNode target) throws Defect {
        optionalText(field).ifPresent(value -> target.put(field, value));
    }

    /** Copies {@code noarch}: what it is that runs anywhere; {@code true} once, when there was one kind alone. */
    void copyNoarch(ObjectNode target) throws Defect {
        if (!has("noarch")) {
            return;
        }
        var value = root.get("noarch");
        if (!value.isBoolean() && !NOARCH.contains(value.asText())) {
            throw unfit("noarch");
        }
        target.set("noarch", value);
    }

    /** Copies a list of what packages are called in dependencies; nothing where the field is missing. */
    void copySpecs(String field, ObjectNode target) throws Defect {
        if (!has(field)) {
            return;
        }
        var value = root.get(field);
        if (!value.isArray() || value.size() > LIST) {
            throw unfit(field);
        }
        var copy = target.putArray(field);
        for (var each : value) {
            var spec = text(field, each);
            if (!SPEC.matcher(spec).matches()) {
                throw unfit(field);
            }
            copy.add(spec);
        }
    }

    /** Copies words between spaces, which some write as a list. */
    void copyWords(String field, ObjectNode target) throws Defect {
        if (!has(field)) {
            return;
        }
        List<String> words = new ArrayList<>();
        if (root.get(field).isArray() && root.get(field).size() <= LIST) {
            for (var word : root.get(field)) {
                words.add(text(field, word));
            }
        } else {
            words.add(text(field, root.get(field)));
        }
        target.put(field, String.join(" ", words));
    }

    private static String text(String field, JsonNode value) throws Defect {
        if (!value.isTextual() || isUnfit(value.textValue())) {
            throw unfit(field);
        }
        return value.textValue();
    }

    private static boolean isUnfit(String value) {
        return value.length() > TEXT || value.chars().anyMatch(Character::isISOControl);
    }

    private static Defect unfit(String field) {
        return new Defect("its info/index.json has a " + field + " that no client would take");
    }
}
