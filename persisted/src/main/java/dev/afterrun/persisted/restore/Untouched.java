package dev.afterrun.persisted.restore;

/**
 * A set of which all is as it should be.
 *
 * @param entries files, directories and links
 * @param files those among them that are files, each once whatever names it has
 * @param bytes of these
 */
public record Untouched(int entries, long files, long bytes) {}
