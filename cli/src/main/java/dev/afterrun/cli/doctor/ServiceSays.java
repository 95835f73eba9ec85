package dev.afterrun.cli.doctor;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.server.Answer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Outage;
import dev.afterrun.cli.server.Refusal;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.discovery.Discovery;
import dev.afterrun.contracts.doctor.Diagnosis;
import dev.afterrun.contracts.doctor.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.function.Function;

/**
 * What a service says of what it lives on, which it tells operators alone.
 *
 * @param service that is asked to look
 */
record ServiceSays(String service, Function<Discovery, URI> address) implements Look {
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    @Override
    public String name() {
        return "inside " + service;
    }

    @Override
    public List<Seen> at(Server server) throws IOException {
        if (!server.http().bringsToken()) {
            return notChecked("only operators are told, and there is no token", "give an operator's as AFTERRUN_TOKEN");
        }
        var what = "asking " + service + " to look";
        // Longer than it takes to look.
        var call = Call.of(what, URI.create(address.apply(server.parts()) + "/v1/doctor"), Call.SHORT);
        call.request().POST(BodyPublishers.noBody());
        var answer = server.http().once(call);
        if (answer.isPassing()) {
            return List.of(Seen.outside(name(), Outage.of(answer).failure(call)));
        }
        return switch (answer.status()) {
            case UNAUTHENTICATED -> notChecked("the token is not taken", "see 'token'");
            case FORBIDDEN ->
                notChecked(
                        "only operators are told: " + Refusal.of(what, answer).getMessage(),
                        "ask somebody with the role 'operator' to run this");
            case NOT_FOUND ->
                notChecked("the server is older than this question", "take the command line from its own /cli/");
            default -> answer.isDone() ? findings(answer) : List.of(Seen.outside(name(), Refusal.of(what, answer)));
        };
    }

    private List<Seen> findings(Answer answer) throws IOException {
        return Json.read(answer.body(), Diagnosis.class).findings().stream()
                .map(finding -> new Seen(service, finding, ExitCode.REJECTED))
                .toList();
    }

    private List<Seen> notChecked(String why, String mend) {
        return List.of(Seen.outside(Finding.notChecked(name(), why, mend)));
    }
}
