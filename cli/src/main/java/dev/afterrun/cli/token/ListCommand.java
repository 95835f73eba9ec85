package dev.afterrun.cli.token;

import dev.afterrun.cli.console.Table;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.contracts.TrustLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun token list}. */
@Command(
        name = "list",
        sortOptions = false,
        header = "Lists the tokens that are good and those that ended lately, with their last use.")
final class ListCommand implements Runnable {
    @Mixin
    private final RepositoryFlags flags = new RepositoryFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    ListCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var tokens =
                new TokensOfRepository(flags.find(surroundings, pause)).list().tokens();
        if (tokens.isEmpty()) {
            surroundings.console().print("no tokens");
            return;
        }
        var table = new Table("TOKEN", "FOR", "NAME", "REFS", "RUNS", "STATE", "UNTIL", "LAST USE", "BY");
        for (var token : tokens) {
            table.row(
                    Long.toString(token.id()),
                    token.kind().word(),
                    Failure.oneLine(token.name()),
                    token.refs().map(Failure::oneLine).orElse("-"),
                    token.trust().map(TrustLevel::word).orElse("-"),
                    Shown.state(token),
                    Shown.time(token.until()),
                    token.lastUse().map(Shown::time).orElse("-"),
                    Failure.oneLine(token.by()));
        }
        table.lines().forEach(surroundings.console()::print);
    }
}
