package dev.afterrun.cli.doctor;

import dev.afterrun.cli.server.Answer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Outage;
import dev.afterrun.cli.server.Refusal;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.doctor.Finding;
import dev.afterrun.contracts.identity.WhoCalls;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Whether the token is taken, and whose it is. */
record TokenIsTaken() implements Look {
    private static final String NAME = "token";
    private static final String WHAT = "asking whose the token is";
    private static final int NOT_FOUND = 404;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Seen> at(Server server) throws IOException {
        if (!server.http().bringsToken()) {
            return List.of(Seen.outside(Finding.notChecked(
                    NAME,
                    "there is none",
                    "give one as AFTERRUN_TOKEN, or run 'afterrun login', to have it looked at")));
        }
        var call = Call.of(WHAT, URI.create(server.parts().storage() + "/v1/caller"), Outside.PATIENCE);
        var answer = server.http().once(call);
        if (answer.isDone()) {
            return List.of(Seen.outside(known(answer)));
        }
        if (answer.isPassing()) {
            return List.of(Seen.outside(NAME, Outage.of(answer).failure(call)));
        }
        return List.of(
                answer.status() == NOT_FOUND
                        ? Seen.outside(Finding.notChecked(NAME, "the server is older than this question"))
                        : Seen.outside(NAME, Refusal.of(WHAT, answer)));
    }

    private static Finding known(Answer answer) throws IOException {
        var who = Json.read(answer.body(), WhoCalls.class);
        return Finding.ok(
                NAME,
                "it is that of " + who.name() + " (" + who.kind().word() + ", "
                        + who.trust().word() + "), who may " + String.join(", ", who.may()));
    }
}
