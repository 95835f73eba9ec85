package dev.afterrun.cli.persisted;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.set.SetWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code afterrun persisted show}. */
@Command(name = "show", sortOptions = false, header = "Tells what there is to know of one generation.")
final class ShowCommand implements Runnable {
    @Parameters(paramLabel = "ID", description = "The generation's, as a list and jobs' logs say it.")
    private String generation = "";

    @Mixin
    private final SetsFlags flags = new SetsFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    ShowCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var id = SetWords.generation(generation);
        var sets = flags.find(surroundings, pause);
        GenerationInWords.of(sets.show(id), sets.archive(id)).forEach(surroundings.console()::print);
    }
}
