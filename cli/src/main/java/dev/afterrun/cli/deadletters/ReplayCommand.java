package dev.afterrun.cli.deadletters;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.options.CommonFlags;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code afterrun dead-letters replay ID} or {@code --all}. */
@Command(
        name = "replay",
        sortOptions = false,
        header = "Puts one or all back on their topics, once the cause is mended.")
final class ReplayCommand implements Runnable {
    @Mixin
    private final CommonFlags common = new CommonFlags();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    private final Asking asking;

    /** One of them, or all. */
    static final class Which {
        @Parameters(paramLabel = "ID", description = "As 'list' shows it.")
        @Nullable
        String id;

        @Option(names = "--all", description = "All that are unresolved.")
        boolean all;
    }

    ReplayCommand(Asking asking) {
        this.asking = asking;
    }

    @Override
    public void run() {
        var letters = asking.deadLetters(common);
        var ids = which.id == null ? letters.list().stream().map(DeadLetter::id).toList() : List.of(which.id);
        for (var id : ids) {
            letters.replay(id);
            asking.console().print("replayed " + id);
        }
        asking.console().print(Figures.count(ids.size(), "dead letter") + " replayed");
    }
}
