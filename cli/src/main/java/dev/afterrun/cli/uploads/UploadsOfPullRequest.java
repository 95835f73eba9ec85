package dev.afterrun.cli.uploads;

import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.upload.RunToRepeat;
import dev.afterrun.contracts.upload.RunsToRepeat;
import dev.afterrun.contracts.upload.SwitchUploads;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** The uploads of one pull request, as its server keeps them. */
record UploadsOfPullRequest(Server server, RepositoryName repository, int number) {
    UploadsTold status() {
        return server.read(Call.of("looking at the uploads of #" + number, address(), Call.SHORT), UploadsTold.class);
    }

    UploadsTold change(SwitchUploads request) {
        // As long as storage may wait for the forge.
        var call = Call.of("switching the uploads of #" + number, address(), Call.LONG)
                .sending("PUT", "application/json", BodyPublishers.ofByteArray(Json.write(request)), () -> 0);
        return server.read(call, UploadsTold.class);
    }

    /** Runs that are to be run again for what was left out of them, the newest first. */
    List<RunToRepeat> toRunAgain() {
        return runs(Call.of("looking for runs of #" + number, reruns(), Call.LONG));
    }

    /** … and they are, as far as the forge lets the server. */
    List<RunToRepeat> runAgain() {
        return runs(
                Call.of("running #" + number + " again", reruns(), Call.LONG).posting("application/json", new byte[0]));
    }

    private List<RunToRepeat> runs(Call call) {
        return server.read(call, RunsToRepeat.class).runs();
    }

    private URI reruns() {
        return URI.create(address() + "/reruns");
    }

    /** One line: on until when and by whom, or off and why. */
    String line(UploadsTold now) {
        return "uploads of #" + number + " in " + repository + ": " + UploadsInWords.of(now);
    }

    private URI address() {
        return URI.create(
                server.parts().storage() + "/v1/repositories/" + repository + "/pull-requests/" + number + "/uploads");
    }
}
