package dev.afterrun.storage.viewer;

/**
 * A piece of a line that looks alike.
 *
 * @param classes of our stylesheet; empty for plain text
 */
public record Span(String text, String classes) {}
