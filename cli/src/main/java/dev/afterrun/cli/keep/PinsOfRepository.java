package dev.afterrun.cli.keep;

import dev.afterrun.cli.repository.AtServer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.pin.FilesKept;
import dev.afterrun.contracts.pin.KeepFiles;
import dev.afterrun.contracts.pin.PinList;

/** The pins of one repository, as its server keeps them. */
record PinsOfRepository(AtServer repository) {
    PinList list() {
        var call = Call.of("listing the pins of " + repository.repository(), repository.at("/pins"), Call.SHORT);
        return repository.server().read(call, PinList.class);
    }

    FilesKept keep(KeepFiles request) {
        // As long as the ends of many files may take.
        var call = Call.of("keeping " + request.of(), repository.at("/pins"), Call.LONG)
                .posting("application/json", Json.write(request));
        return repository.server().read(call, FilesKept.class);
    }

    void end(long id) {
        var call = Call.of("ending pin " + id, repository.at("/pins/" + id), Call.LONG);
        call.request().DELETE();
        repository.server().done(call);
    }
}
