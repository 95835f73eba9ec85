package dev.afterrun.docs.source;

import java.util.Locale;

/**
 * One setting of the services.
 *
 * @param name the property's, in dots and dashes
 * @param fallback what holds where it is not set, as Markdown
 */
public record Setting(String name, String type, String fallback, String description) {

    /** The environment variable that sets it, as MicroProfile Config derives it; {@code *} stands for any that go on so. */
    public String variable() {
        return name.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
    }
}
