package dev.afterrun.benchmarks.persist;

import dev.afterrun.benchmarks.Scratch;
import dev.afterrun.benchmarks.process.Took;
import dev.afterrun.benchmarks.report.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The same tree for all keepers, in turns: saved, edited, saved again, restored, and restored once more over that.
 *
 * @param home where trees lie meanwhile
 */
record Turns(List<Keeper> keepers, Commands commands, Path home, Samples samples) {
    private static final String STAT = "stat";

    /** One turn of each in each respect. */
    void take(Path state, Edits edits) throws IOException, InterruptedException {
        var tree = home.resolve("tree");
        run(List.of("cp", "-a", state.toString(), tree.toString()));
        commands.settle();
        save(tree, Words.SAVE, Words.SENT_FIRST, Words.SAVE_MEMORY);
        edits.make(tree);
        commands.settle();
        save(tree, Words.SECOND_SAVE, Words.SENT, Words.SECOND_SAVE_MEMORY);
        restore(tree);
    }

    private void save(Path tree, String seconds, String bytes, String memory) throws IOException, InterruptedException {
        var saves = new LinkedHashMap<Keeper, Took>();
        var sent = new LinkedHashMap<Keeper, Double>();
        for (var keeper : keepers) {
            var before = keeper.sent();
            saves.put(keeper, keeper.save(tree));
            sent.put(keeper, keeper.sent() - before);
            keeper.settle();
        }
        add(seconds, "s", saves, Took::seconds);
        add(bytes, "B", sent, Double::doubleValue);
        add(memory, "MB", saves, Took::megabytes);
    }

    private void restore(Path tree) throws IOException, InterruptedException {
        var restores = new LinkedHashMap<Keeper, Took>();
        var again = new LinkedHashMap<Keeper, Took>();
        var kept = Content.of(tree);
        for (var keeper : keepers) {
            try (var target = new Scratch(Files.createDirectory(home.resolve("restored")))) {
                restores.put(keeper, keeper.restore(target.directory()));
                var restored = Content.of(target.directory());
                if (!restored.equals(kept)) {
                    throw new IOException(keeper.name() + " restored " + restored + " of " + kept);
                }
                commands.settle();
                again.put(keeper, keeper.restore(target.directory()));
            }
            commands.settle();
        }
        add(Words.RESTORE, "s", restores, Took::seconds);
        add(Words.RESTORE_MEMORY, "MB", restores, Took::megabytes);
        add(Words.UNCHANGED, "s", again, Took::seconds);
        // No file is smaller than nothing, but each has to be asked.
        var stat = run(List.of("find", tree.toString(), "-size", "-0c"));
        samples.add(STAT, Words.UNCHANGED, "s", stat.seconds());
    }

    /** Metric by metric, so that the table has the subjects below each other. */
    private <T> void add(String metric, String unit, Map<Keeper, T> turns, ToDoubleFunction<T> value) {
        turns.forEach((keeper, turn) -> samples.add(keeper.name(), metric, unit, value.applyAsDouble(turn)));
    }

    private Took run(List<String> command) throws IOException, InterruptedException {
        return commands.run(home, Map.of(), List.of(command));
    }
}
