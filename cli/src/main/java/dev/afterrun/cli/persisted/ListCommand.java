package dev.afterrun.cli.persisted;

import dev.afterrun.cli.console.Table;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.set.SetWords;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetKey;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code afterrun persisted list}. */
@Command(name = "list", sortOptions = false, header = "Lists generations, the one that was saved last first.")
final class ListCommand implements Runnable {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Those of this name alone.")
    @Nullable
    private String name;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "Those of this scope alone: branch:NAME, pull-request:N or fork:N.")
    @Nullable
    private String scope;

    @Option(names = "--everything", description = "All there are, rather than the newest hundred.")
    private boolean everything;

    @Mixin
    private final SetsFlags flags = new SetsFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    ListCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var console = surroundings.console();
        var generations = generations();
        if (generations.isEmpty()) {
            console.print("no sets");
            return;
        }
        var table = new Table("ID", "NAME", "KEY", "SCOPE", "NUMBER", "STATE", "SAVED", "RUN", "SIZE");
        generations.forEach(generation -> table.row(cells(generation)));
        table.lines().forEach(console::print);
    }

    private List<Generation> generations() {
        var wanted = Optional.ofNullable(name).map(SetWords::name);
        var within = Optional.ofNullable(scope).map(SetWords::scope);
        var sets = flags.find(surroundings, pause);
        var all = new ArrayList<Generation>();
        var before = Optional.<Long>empty();
        do {
            var some = sets.list(wanted, within, before);
            all.addAll(some.generations());
            before = some.next();
        } while (everything && before.isPresent());
        return all;
    }

    private static String[] cells(Generation generation) {
        return new String[] {
            Long.toString(generation.id()),
            generation.name().value(),
            generation.key().map(SetKey::value).orElse("-"),
            Failure.oneLine(generation.scope().toString()),
            Integer.toString(generation.number()),
            generation.state().word(),
            generation.savedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
            Failure.oneLine(generation.by().run()),
            generation
                    .figures()
                    .map(figures -> new ByteSize(figures.bytes()).rounded())
                    .orElse("-")
        };
    }
}
