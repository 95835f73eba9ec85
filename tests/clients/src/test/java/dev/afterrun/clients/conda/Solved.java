package dev.afterrun.clients.conda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.server.Json;
import dev.afterrun.clients.Site;
import dev.afterrun.clients.Tool;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A package that the solver chose, and where it would get it. */
record Solved(String name, String version, String build, URI url, String sha256, String md5, long size) {
    /** What the solver would install for {@code specs} from {@code channel}. */
    static List<Solved> from(URI channel, String... specs) throws IOException, InterruptedException {
        var solved = new ArrayList<Solved>();
        var outcome = run(channel, specs);
        assertThat(outcome.succeeded()).as(outcome.said()).isTrue();
        for (var line : outcome.said().lines().toList()) {
            solved.add(Json.read(line.getBytes(StandardCharsets.UTF_8), Solved.class));
        }
        return solved;
    }

    /** What the solver said. */
    static Tool.Outcome run(URI channel, String... specs) throws IOException, InterruptedException {
        var solver = Path.of(System.getProperty("rattler", "src/rattler"), "solve.cjs")
                .toAbsolutePath();
        var command = new ArrayList<>(List.of("node", solver.toString(), channel.toString()));
        command.addAll(List.of(specs));
        return Tool.run(Site.directory("solve"), Map.of(), command.toArray(String[]::new));
    }
}
