package dev.afterrun.benchmarks.persist;

import dev.afterrun.benchmarks.process.Took;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program with a store on this disk, which spares it a server: what it sends is what the store grows by. */
final class ProgramKeeper implements Keeper {
    private final Program program;
    private final Commands commands;
    private final Path store;
    private final Path saving;
    private final Path restoring;
    private int number;

    private ProgramKeeper(Program program, Commands commands, Path home) throws IOException {
        this.program = program;
        this.commands = commands;
        this.store = Files.createDirectories(home.resolve("store"));
        this.saving = Files.createDirectories(home.resolve("saving"));
        this.restoring = Files.createDirectories(home.resolve("restoring"));
    }

    /** With a new store below {@code home}, and two machines that remember nothing yet. */
    static ProgramKeeper made(Program program, Commands commands, Path home) throws IOException, InterruptedException {
        var keeper = new ProgramKeeper(program, commands, home);
        var make = program.make(keeper.store);
        if (!make.isEmpty()) {
            keeper.run(home, keeper.saving, make);
        }
        return keeper;
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public Took save(Path tree) throws IOException, InterruptedException {
        number++;
        return run(tree, saving, program.save(store, number));
    }

    @Override
    public double sent() throws IOException {
        return Content.of(store).bytes();
    }

    @Override
    public void settle() throws IOException, InterruptedException {
        commands.settle();
    }

    @Override
    public Took restore(Path target) throws IOException, InterruptedException {
        return run(target, restoring, program.restore(store, number));
    }

    private Took run(Path directory, Path memory, List<String> command) throws IOException, InterruptedException {
        return commands.run(directory, program.variables(memory), List.of(command));
    }
}
