package dev.afterrun.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.discovery.Discovery;
import dev.afterrun.contracts.doctor.Finding;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a service says of itself that it is ready, where that is led to the outside.
 *
 * @param name the service's
 */
record ServiceIsReady(String name, Function<Discovery, URI> address) implements Look {

    @Override
    public List<Seen> at(Server server) throws IOException {
        var to = URI.create(address.apply(server.parts()) + "/q/health/ready");
        var answer = server.http()
                .withoutToken()
                .once(Call.of("asking whether " + name + " is ready", to, Outside.PATIENCE));
        return List.of(read(answer.body())
                .map(this::judged)
                .orElseGet(() -> Seen.outside(
                        Finding.notChecked(name, "whether it is ready is not told to the outside, as it should be"))));
    }

    private Seen judged(JsonNode health) {
        if (health.path("status").asText().equals("UP")) {
            return Seen.outside(Finding.ok(name, "it is ready"));
        }
        var down = health.path("checks")
                .valueStream()
                .filter(check -> !check.path("status").asText().equals("UP"))
                .map(check -> check.path("name").asText() + " " + check.path("data"))
                .collect(Collectors.joining(", "));
        return Seen.outside(
                Finding.wrong(name, "it is not ready: " + down, "see the check of that name in the runbook"),
                ExitCode.UNREACHABLE);
    }

    /** What a proxy answers in its place is no such thing. */
    private static Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.of(Json.MAPPER.readTree(body))
                    .filter(health -> health.path("status").isTextual()
                            && health.path("checks").isArray());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
