package dev.afterrun.cli.ci.token;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Variables;
import dev.afterrun.cli.server.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code buildkite-agent oidc request-token}. What it prints is the token, so nothing of it is ever shown. */
record AgentCommand(Path agent, Variables variables, String audience) {
    private static final String WHAT = "asking Buildkite for the job's token";
    private static final int PATIENCE_SECONDS = 60;
    private static final int MOST_BYTES = 64 * 1024;

    Token token() {
        try {
            var process = start();
            try {
                return told(process);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException | ExecutionException e) {
            throw failure("buildkite-agent cannot be run");
        } catch (TimeoutException e) {
            throw failure("buildkite-agent said nothing for " + PATIENCE_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("it was interrupted");
        }
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(agent.toString(), "oidc", "request-token", "--audience", audience)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(variables.map());
        return builder.start();
    }

    private Token told(Process process) throws InterruptedException, ExecutionException, TimeoutException, IOException {
        process.getOutputStream().close();
        var printed = CompletableFuture.supplyAsync(() -> read(process)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException();
        }
        if (process.exitValue() != 0 || printed.isBlank()) {
            throw failure("buildkite-agent ended with " + process.exitValue() + " and without a token");
        }
        return Token.of(new Found(printed.strip(), "buildkite-agent's answer"));
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Failure failure(String why) {
        return new Failure(
                ExitCode.UNREACHABLE,
                WHAT,
                why,
                "run 'buildkite-agent oidc request-token > /dev/null' in the job to see more");
    }
}
