package dev.afterrun.storage.download;

import java.time.Instant;
import java.util.List;

/** What looking up an address yields. */
public sealed interface Finding {
    /** It can be read. */
    record Found(FoundFile file) implements Finding {}

    /** The digests of a ref's files. */
    record FoundSums(Sums sums) implements Finding {}

    /** Nothing, and nothing that anybody is told about; the same for repositories that do not exist. */
    record Nothing() implements Finding {}

    /** No file, but a folder, which opens with no page. */
    record Folder() implements Finding {}

    /** A run names it and its bytes are on their way. */
    record Awaited() implements Finding {}

    /** A run named it, and its bytes never came. */
    record Missing() implements Finding {}

    /** A run brought it, and it was refused. */
    record Refused(String why) implements Finding {}

    /** It was here until {@code since}. */
    record Expired(Instant since) implements Finding {}

    /** It is known, but no copy of its bytes can be read now. */
    record Unreadable() implements Finding {}

    /** Several commits begin like this. */
    record Ambiguous(List<Ref> commits) implements Finding {}
}
