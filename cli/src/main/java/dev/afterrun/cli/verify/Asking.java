package dev.afterrun.cli.verify;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.login.Identity;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Endpoint;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Retry;
import dev.afterrun.cli.server.Server;
import java.util.List;

/** How the subcommands reach storage. */
record Asking(Surroundings surroundings, Pause pause) {
    Verification verification(CommonFlags common) {
        var settings = common.settings(new FlagSource(), surroundings, List.of(), List.of());
        var endpoint = Endpoint.find(settings, surroundings.directory());
        if (settings.isOn(Setting.VERBOSE)) {
            settings.explained().forEach(console()::note);
        }
        return new Verification(
                Server.at(endpoint, Identity.ofPerson(surroundings), Retry.of(settings, pause, console())),
                pause,
                console());
    }

    Console console() {
        return surroundings.console();
    }
}
