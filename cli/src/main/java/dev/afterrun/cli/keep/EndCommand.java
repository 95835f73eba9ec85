package dev.afterrun.cli.keep;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.server.Pause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code afterrun keep end PIN}. */
@Command(name = "end", sortOptions = false, header = "Ends a pin: its files go when the rules say, which may be now.")
final class EndCommand implements Runnable {
    @Parameters(paramLabel = "PIN", description = "Its number, as 'afterrun keep list' shows it.")
    private long pin;

    @Mixin
    private final RepositoryFlags flags = new RepositoryFlags();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private final Surroundings surroundings;
    private final Pause pause;

    EndCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        if (pin < 1) {
            throw new ParameterException(spec.commandLine(), "a pin's number is 1 or more, not " + pin);
        }
        new PinsOfRepository(flags.find(surroundings, pause)).end(pin);
        surroundings.console().print("pin " + pin + " holds nothing any more");
    }
}
