package dev.afterrun.cli.storage;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Server;
import dev.afterrun.cli.server.Waiting;
import dev.afterrun.contracts.store.TellAgainRequest;
import dev.afterrun.contracts.store.TellAgainStatus;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code afterrun storage tell-again}. */
@Command(
        name = "tell-again",
        sortOptions = false,
        header = "Has storage tell every job that has an end once more, and waits for it.",
        description = {
            "",
            "Reaper builds its schedule anew out of it; whoever knows a job as it is passes it over. Interrupting this"
                    + " command stops nothing; the same command waits for it again.",
            ""
        })
final class TellAgainCommand implements Runnable {
    private static final String WHAT = "telling jobs again";

    @Option(
            names = "--new-epoch",
            description = "Let revisions leap ahead: after the database was restored from a backup.")
    private boolean newEpoch;

    @Option(names = "--status", description = "Only show how far the one is that was begun last.")
    private boolean status;

    @Mixin
    private final WaitFlags wait = new WaitFlags();

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Reaching reaching;

    TellAgainCommand(Reaching reaching) {
        this.reaching = reaching;
    }

    @Override
    public void run() {
        var patience = wait.patience();
        var server = reaching.server(common);
        if (status) {
            tell(asked(server));
        } else {
            var begun = begun(server);
            tell(wait.isBegunOnly() ? begun : awaited(server, begun, patience));
        }
    }

    private TellAgainStatus begun(Server server) {
        var request = Json.write(new TellAgainRequest(newEpoch));
        return server.read(call(server).posting("application/json", request), TellAgainStatus.class);
    }

    private static TellAgainStatus asked(Server server) {
        return server.read(call(server), TellAgainStatus.class);
    }

    private TellAgainStatus awaited(Server server, TellAgainStatus begun, Duration limit) {
        var waiting = new Waiting(WHAT, "afterrun storage tell-again --status", reaching.pause());
        return waiting.await(begun, limit, now -> now.id() == begun.id() && now.isUnderWay(), before -> {
            var now = asked(server);
            reaching.console()
                    .progress()
                    .waiting(Figures.count(now.told(), "job") + " of " + now.expected() + " told again");
            return now;
        });
    }

    private void tell(TellAgainStatus now) {
        reaching.console()
                .print((now.isUnderWay()
                                ? "under way since " + now.startedAt()
                                : "done " + now.finishedAt().orElseThrow())
                        + ": " + Figures.count(now.told(), "job") + " told again");
    }

    private static Call call(Server server) {
        return Call.of(WHAT, URI.create(server.parts().storage() + "/v1/store/tell-again"), Call.SHORT);
    }
}
