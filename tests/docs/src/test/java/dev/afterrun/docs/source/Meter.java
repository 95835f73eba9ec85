package dev.afterrun.docs.source;

import java.util.regex.Pattern;

/**
 * A meter that a source registers.
 *
 * @param name as Prometheus shows it, such as {@code afterrun_outbox_age_seconds}; a part that is put in at runtime is any word
 * @param type {@code counter}, {@code gauge} or {@code histogram}
 * @param file where it is registered, from the root
 */
public record Meter(Pattern name, String type, String file) {
    /** Whether Prometheus may show this meter so. */
    public boolean isShownAs(String shown) {
        return name.matcher(shown).matches();
    }

    @Override
    public String toString() {
        return name + " of " + file;
    }
}
