package dev.afterrun.cli.policy;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.contracts.retention.RepositoryUsage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun policy usage}. */
@Command(
        name = "usage",
        sortOptions = false,
        header = "Tells what the repository has stored, by branch and pull request, the largest first, and its quotas.")
final class UsageCommand implements Runnable {
    @Mixin
    private final RepositoryFlags flags = new RepositoryFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    UsageCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var repository = flags.find(surroundings, pause);
        var call = Call.of("asking what " + repository.repository() + " uses", repository.at("/usage"), Call.LONG);
        UsageInWords.of(repository.server().read(call, RepositoryUsage.class)).forEach(surroundings.console()::print);
    }
}
