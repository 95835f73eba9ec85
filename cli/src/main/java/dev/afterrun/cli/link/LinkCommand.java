package dev.afterrun.cli.link;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.contracts.link.LinkMade;
import dev.afterrun.contracts.link.MakeLink;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code afterrun link FILE}. */
@Command(
        name = "link",
        sortOptions = false,
        header = "Makes a link that opens one file for a time, for whoever has it, and prints it.",
        description = {
            "",
            "For files of repositories that not everybody may read. The link opens the file as it is now, and no other. It needs "
                    + "the token of somebody who reads the repository: an account, a job, an install token.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun link main/dist/hello.tar.gz",
            "  afterrun link --for 7d pr-12/coverage/report.pdf",
            "",
            "Exit codes: 0 done, 2 usage, 3 refused, 4 unreachable, 5 damaged or rejected content, 6 none there."
        })
public final class LinkCommand implements Runnable {
    @Parameters(
            paramLabel = "FILE",
            description = "What stands behind the repository in the file's address, such as main/dist/hello.tar.gz.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private String file;

    @Option(
            names = "--for",
            paramLabel = "HOW LONG",
            description = "From now on: 12h, 7d, which is the longest. Default: a day.")
    @Nullable
    private String lasting;

    @Mixin
    private final RepositoryFlags flags = new RepositoryFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    /** The command, told by {@code surroundings} what is set. */
    public LinkCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var repository = flags.find(surroundings, pause);
        var call = Call.of("making a link", repository.at("/links"), Call.SHORT)
                .posting("application/json", Json.write(new MakeLink(file, Optional.ofNullable(lasting))));
        var made = repository.server().read(call, LinkMade.class);
        surroundings
                .console()
                .note("whoever has it reads " + file + " of " + repository.repository() + " until " + made.until());
        surroundings.console().print(made.url().toString());
    }
}
