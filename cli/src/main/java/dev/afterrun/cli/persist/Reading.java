package dev.afterrun.cli.persist;

import dev.afterrun.cli.console.Progress;
import dev.afterrun.persisted.save.ChunkSink;
import java.util.Optional;

/** Shows how far the files of a set have been read. */
final class Reading implements AutoCloseable {
    private final Progress progress;
    private Optional<Progress.Phase> phase = Optional.empty();

    Reading(Progress progress) {
        this.progress = progress;
    }

    /** So many bytes are to be read. */
    void begin(long bytes) {
        phase = Optional.of(progress.begin("reading", bytes));
    }

    /** {@code sink}, with each chunk that it takes shown. */
    ChunkSink watched(ChunkSink sink) {
        return (sha256, buffer, offset, length) -> {
            sink.take(sha256, buffer, offset, length);
            phase.ifPresent(shown -> shown.advance(length));
        };
    }

    @Override
    public void close() {
        phase.ifPresent(Progress.Phase::close);
    }
}
