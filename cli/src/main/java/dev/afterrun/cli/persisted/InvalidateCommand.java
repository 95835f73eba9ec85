package dev.afterrun.cli.persisted;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.set.SetWords;
import dev.afterrun.contracts.persisted.InvalidateSet;
import dev.afterrun.contracts.persisted.SetInvalidated;
import dev.afterrun.contracts.persisted.SetScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code afterrun persisted invalidate}. */
@Command(
        name = "invalidate",
        sortOptions = false,
        header = "Has nothing restored any more that was saved under a name until now, or was made from it.")
final class InvalidateCommand implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The set's name.")
    private String name = "";

    @Option(names = "--scope", paramLabel = "SCOPE", description = "Where: branch:NAME, pull-request:N or fork:N.")
    @Nullable
    private String scope;

    @Option(names = "--all", description = "Everywhere.")
    private boolean all;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever finds nothing to restore.")
    @Nullable
    private String reason;

    @Mixin
    private final SetsFlags flags = new SetsFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    InvalidateCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var within = Optional.ofNullable(scope).map(SetWords::scope);
        if (all == within.isPresent()) {
            throw Failure.usage("usage", "invalidate takes --scope or --all", "give one of them");
        }
        var set = SetWords.name(name);
        var request = new InvalidateSet(within, all, Optional.ofNullable(reason));
        var done = flags.find(surroundings, pause).invalidate(set, request);
        surroundings.console().print(line(done));
    }

    private static String line(SetInvalidated done) {
        return Failure.oneLine("invalidated '" + done.name() + "'"
                + done.scope()
                        .map(SetScope::toString)
                        .map(where -> " in " + where)
                        .orElse(" everywhere") + " as of "
                + done.at() + ": " + Figures.count(done.generations(), "generation") + " no longer visible");
    }
}
