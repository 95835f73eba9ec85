package dev.afterrun.storage.download;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.catalog.Share.End;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What looking up an address yields. */
public sealed interface Finding {
    /** It can be read. */
    record Found(FoundFile file) implements Finding {}

    /** It can be read, so often as it may: each download of {@code job}'s file is to be taken before a byte is sent. */
    record FoundCounted(FoundFile file, JobKey job) implements Finding {}

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

    /**
     * It was here until {@code since}.
     *
     * @param run whose file it was
     * @param rule by which it went; empty where that was not kept yet
     */
    record Expired(Instant since, String run, Digest sha256, Optional<String> rule) implements Finding {}

    /** Somebody had sent it by hand, and it was here until {@code since}. */
    record Unshared(Instant since, End why) implements Finding {}

    /** It is known, but no copy of its bytes can be read now. */
    record Unreadable() implements Finding {}

    /** Its bytes were damaged in the store, and there is no other copy. */
    record Damaged() implements Finding {}

    /** Several commits begin like this. */
    record Ambiguous(List<Ref> commits) implements Finding {}
}
