package dev.afterrun.cli.storage;

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
record Reaching(Surroundings surroundings, Pause pause) {
    Server server(CommonFlags common) {
        var settings = common.settings(new FlagSource(), surroundings, List.of(), List.of());
        var endpoint = Endpoint.find(settings, surroundings.directory());
        if (settings.isOn(Setting.VERBOSE)) {
            settings.explained().forEach(console()::note);
        }
        return Server.at(endpoint, Identity.ofPerson(surroundings), Retry.of(settings, pause, console()));
    }

    Move move(CommonFlags common) {
        return new Move(server(common), pause, console());
    }

    Audit audit(CommonFlags common) {
        return new Audit(server(common), pause, console());
    }

    Console console() {
        return surroundings.console();
    }
}
