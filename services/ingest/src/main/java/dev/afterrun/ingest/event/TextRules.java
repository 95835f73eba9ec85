package dev.afterrun.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.Limits;
import java.net.URI;
import java.net.URISyntaxException;

/** What holds for every name and address that a sender gives. Values of another kind are somebody else's to refuse. */
final class TextRules {
    private TextRules() {}

    /** 1 to {@value Limits#NAME_LENGTH} characters, none of which is a control character. */
    static void name(JsonNode value, String pointer, Faults faults) {
        if (!value.isTextual()) {
            return;
        }
        var text = value.textValue();
        if (text.isBlank()) {
            faults.add(pointer, "is empty");
        } else if (text.length() > Limits.NAME_LENGTH) {
            faults.passed(pointer, "has " + text.length() + " characters", Limits.NAME_LENGTH, text.length());
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            faults.add(pointer, "has a NUL or another control character");
        }
    }

    /** A name that is a URI reference as well (CloudEvents 1.0, {@code source}). */
    static void source(JsonNode value, String pointer, Faults faults) {
        name(value, pointer, faults);
        if (value.isTextual() && value.textValue().length() <= Limits.NAME_LENGTH && !uriReference(value.textValue())) {
            faults.add(pointer, "is '" + value.textValue() + "'; it is to be a URI reference (RFC 3986)");
        }
    }

    private static boolean uriReference(String text) {
        try {
            var _ = new URI(text);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
