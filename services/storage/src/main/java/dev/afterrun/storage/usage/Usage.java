package dev.afterrun.storage.usage;

/**
 * So many stored files and bytes. A file counts once for each job that has it, as it ends once for each, however often the store
 * keeps its bytes; a pack of persisted sets, or a description, counts once.
 */
public record Usage(long files, long bytes) {
    /** Nothing. */
    public static final Usage NONE = new Usage(0, 0);

    /** With these, too. */
    public Usage plus(Usage more) {
        return new Usage(files + more.files, bytes + more.bytes);
    }

    /** Without these. */
    public Usage minus(Usage fewer) {
        return new Usage(files - fewer.files, bytes - fewer.bytes);
    }
}
