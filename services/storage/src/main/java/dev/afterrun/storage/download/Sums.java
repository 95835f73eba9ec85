package dev.afterrun.storage.download;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.storage.download.CandidateFiles.Sum;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Every stored file of a ref as {@code sha256sum} writes it, by path. */
public final class Sums {
    private static final int BATCH = 2_000;

    private final CandidateFiles files;
    private final Candidates candidates;

    Sums(CandidateFiles files, Candidates candidates) {
        this.files = files;
        this.candidates = candidates;
    }

    /** Gives the lines to {@code sink}, some thousand at a time, so that no list is ever held whole. */
    public void writeTo(Consumer<String> sink) {
        var after = Optional.<ArtifactPath>empty();
        List<Sum> batch;
        do {
            batch = files.stored(candidates, after, BATCH);
            sink.accept(lines(batch));
            after = batch.isEmpty() ? after : Optional.of(batch.getLast().path());
        } while (batch.size() == BATCH);
    }

    private static String lines(List<Sum> sums) {
        var lines = new StringBuilder();
        // Paths have no character that sha256sum would escape.
        sums.forEach(sum ->
                lines.append(sum.sha256()).append("  ").append(sum.path()).append('\n'));
        return lines.toString();
    }
}
