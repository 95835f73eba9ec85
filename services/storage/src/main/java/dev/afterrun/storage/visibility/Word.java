package dev.afterrun.storage.visibility;

import java.util.Locale;

/** What the forge told of a repository. */
enum Word {
    PUBLIC,
    PRIVATE,
    /** The name is another repository's by now, or there is none of that name that we may see. */
    UNCONFIRMED;

    /** As rows have it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Word parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
