package dev.afterrun.cli.storage;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.server.Call;
import dev.afterrun.contracts.store.StoreRules;
import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun storage init}. */
@Command(
        name = "init",
        sortOptions = false,
        header = "Lets the store itself end uploads that were abandoned, by rules of its own.",
        description = {
            "",
            "Storage sets them with its own key; other rules of the bucket stay. Ends with 3 where the store knows no such"
                    + " rules: storage's own sweep is all there is then. A container of Swift, whose objects end by"
                    + " themselves, is given the key that addresses are signed with."
        })
final class InitCommand implements Runnable {
    private static final String WHAT = "setting the store's rules";

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Reaching reaching;

    InitCommand(Reaching reaching) {
        this.reaching = reaching;
    }

    @Override
    public void run() {
        var server = reaching.server(common);
        var to = URI.create(server.parts().storage() + "/v1/store/rules");
        var rules =
                server.read(Call.of(WHAT, to, Call.SHORT).posting("application/json", new byte[0]), StoreRules.class);
        reaching.console()
                .print(
                        switch (rules.abandonedUploads()) {
                            case BY_THE_STORE -> "the store ends abandoned uploads after 2 days";
                            case NOT_NEEDED -> "a directory needs no rules: storage sweeps it";
                            case BY_STORAGE_ALONE ->
                                throw new Failure(
                                        ExitCode.REFUSED,
                                        WHAT,
                                        "the store knows no lifecycle rules",
                                        "leave it to storage, which sweeps abandoned uploads every hour");
                        });
    }
}
