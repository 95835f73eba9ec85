package dev.afterrun.persisted.restore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.function.Consumer;

/** Takes back what restores have left whose processes were killed; those that are under way are left alone. */
final class Recovery {
    private Recovery() {}

    static void in(Path state, Consumer<String> notes) throws IOException {
        for (var file : StepLog.files(state)) {
            try (var log = new StepLog(file)) {
                if (log.lock()) {
                    takeBack(log, notes);
                }
            } catch (IOException | IllegalArgumentException | DateTimeException e) {
                notes.accept("could not take back what a restore has left that was killed (" + e + "); see " + file);
            }
        }
    }

    private static void takeBack(StepLog log, Consumer<String> notes) throws IOException {
        var steps = log.read();
        // An empty log is that of a restore which is about to begin.
        if (!steps.isEmpty()) {
            Journal.left(log, steps).undo();
            notes.accept("took back what a restore has left that was killed");
        }
    }
}
