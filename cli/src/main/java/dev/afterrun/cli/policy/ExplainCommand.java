package dev.afterrun.cli.policy;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.repository.RunOrFile;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.contracts.retention.Explanation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code afterrun policy explain RUN|FILE}. */
@Command(
        name = "explain",
        sortOptions = false,
        header = "Tells which rule a file, or each file of a run, falls under, when it goes, and what holds it.")
final class ExplainCommand implements Runnable {
    @Parameters(
            paramLabel = "RUN|FILE",
            description =
                    "The CI system's id of a run (77, run-77), a file as REF/PATH with a commit, a pointer, ~BRANCH or "
                            + "run-ID for REF, or the address of either.")
    private String what = "";

    @Mixin
    private final RepositoryFlags flags = new RepositoryFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    ExplainCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var repository = flags.find(surroundings, pause);
        var of = new RunOrFile(what).within(repository.repository());
        var at = repository.at("/retention?of=" + URLEncoder.encode(of, StandardCharsets.UTF_8));
        var explanation = repository.server().read(Call.of("explaining " + of, at, Call.LONG), Explanation.class);
        ExplanationInWords.of(explanation).forEach(surroundings.console()::print);
    }
}
