package dev.afterrun.storage.page;

import dev.afterrun.contracts.ByteSize;
import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Optional;

/**
 * A job as a page shows it.
 *
 * @param key its {@code JobKey}, for links to all of its files
 * @param conclusion {@code success}, {@code failure} or {@code cancelled}
 * @param started empty where the CI system did not say
 * @param took from the start to the end, where both are known and in this order
 * @param url the CI system's own page, where the job named one that a browser may follow
 * @param untrusted whether it ran for a fork or the like
 * @param summary rendered and safe
 * @param listed whether all its files are known of
 * @param fileCount all its files, however they stand
 * @param tests what its test reports say, where it has any
 * @param sites what of it opens in the browser
 * @param heldBy the pointers that lead to its files, which stay as long
 * @param stay by what its files are here, and what ends them
 * @param more where the list of files goes on
 * @param sets persisted sets that it restored and saved
 * @param trace the id of the trace of its newest event, for whoever looks for a cause
 */
public record JobView(
        String key,
        String name,
        String source,
        String run,
        String runPage,
        int attempt,
        String conclusion,
        Optional<Moment> started,
        Moment finished,
        Optional<String> took,
        Optional<String> url,
        boolean untrusted,
        Optional<RawString> summary,
        boolean listed,
        int fileCount,
        ByteSize fileSize,
        Optional<TestsView> tests,
        List<SiteView> sites,
        List<FileView> files,
        Optional<String> more,
        List<SetView> sets,
        List<PointerView> heldBy,
        StayView stay,
        Optional<Moment> expires,
        Optional<Moment> expired,
        Optional<String> trace) {
    /** A pointer that leads to the job's files, and its page. */
    public record PointerView(String name, String page) {}

    /** The sign that stands before the conclusion; the word says the same. */
    public String icon() {
        return switch (conclusion) {
            case "success" -> "✓";
            case "failure" -> "✗";
            default -> "⊘";
        };
    }
}
