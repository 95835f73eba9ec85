package dev.afterrun.cli.ci.token;

import dev.afterrun.cli.options.Variables;
import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.NoToken;
import dev.afterrun.cli.server.OwnTokens;
import dev.afterrun.cli.server.Proof;
import dev.afterrun.contracts.discovery.Discovery;
import dev.afterrun.contracts.discovery.JobTokenAudiences;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tokens that Buildkite makes for a job, by its agent's own command (Buildkite's "buildkite-agent oidc"). */
public record BuildkiteTokens(Variables variables, Clock clock) implements OwnTokens {
    @Override
    public Supplier<Proof> at(URI server, Discovery parts, Http http) {
        var audience = new Audience(variables, server, parts.jobTokens().flatMap(JobTokenAudiences::buildkite));
        var chosen = audience.chosen();
        if (chosen.isEmpty()) {
            return audience::none;
        }
        var agent = agent();
        return agent.isPresent()
                ? new Renewed(new AgentCommand(agent.get(), variables, chosen.get())::token, clock)
                : () -> NoToken.because(
                        "there is no buildkite-agent on the PATH to ask for a token",
                        "mount it into the container, or give its token as AFTERRUN_ID_TOKEN");
    }

    private Optional<Path> agent() {
        return Stream.of(variables.value("PATH").orElse("").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of("buildkite-agent", "buildkite-agent.exe")
                        .flatMap(name -> program(folder, name).stream()))
                .findFirst();
    }

    private static Optional<Path> program(String folder, String name) {
        try {
            return Optional.of(Path.of(folder, name))
                    .filter(Path::isAbsolute)
                    .filter(Files::isRegularFile)
                    .filter(Files::isExecutable);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
