package dev.afterrun.cli.publish;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.upload.UploadOpened;
import java.net.URI;
import java.util.List;

/** Announces files, and hears what of them is to be sent. */
final class SessionOpening {
    private SessionOpening() {}

    /** A session for {@code files} of the job; its addresses are whole ones. */
    static UploadOpened open(Server server, Draft draft, List<ManifestEntry> files) {
        var what = "opening the upload of " + Figures.count(files.size(), "file");
        var to = URI.create(server.parts().storage() + "/v1/uploads");
        var opened = server.read(
                Call.of(what, to, Call.LONG).posting("application/json", Json.write(draft.upload(files))),
                UploadOpened.class);
        return new UploadOpened(
                opened.id(),
                to.resolve(opened.session()),
                opened.expiresAt(),
                opened.manifest(),
                opened.missing(),
                to.resolve(opened.files()),
                to.resolve(opened.page()),
                opened.directFrom(),
                opened.leftOut());
    }
}
