package dev.afterrun.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.Limits;
import dev.afterrun.http.json.Faults;

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
        } else {
            wellFormed(text, pointer, faults);
        }
    }

    /** JSON can hold half a surrogate pair; UTF-8, and so databases and files, cannot. */
    static void wellFormed(String text, String pointer, Faults faults) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                var pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    faults.add(pointer, "has half a surrogate pair, which is no character");
                    return;
                }
                i++;
            }
        }
    }
}
