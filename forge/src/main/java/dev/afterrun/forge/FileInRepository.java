package dev.afterrun.forge;

/** What is at a path of a repository. */
public sealed interface FileInRepository {
    /** A file with this text in UTF-8. */
    record Text(String text) implements FileInRepository {}

    /** Nothing. */
    record Absent() implements FileInRepository {}

    /** Something else than a text within the limit: {@code why} says what, in half a sentence. */
    record Unusable(String why) implements FileInRepository {}
}
