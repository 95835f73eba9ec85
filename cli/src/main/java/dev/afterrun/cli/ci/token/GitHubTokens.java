package dev.afterrun.cli.ci.token;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Variables;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.NoToken;
import dev.afterrun.cli.server.OwnTokens;
import dev.afterrun.cli.server.Proof;
import dev.afterrun.cli.server.Token;
import dev.afterrun.contracts.discovery.Discovery;
import dev.afterrun.contracts.discovery.JobTokenAudiences;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that GitHub Actions makes for a job (GitHub's reference, "OpenID Connect"). Where to ask, and what to ask with, is told only
 * to a job that may.
 *
 * @param fork whether the job is of a fork's pull request, which never may
 */
public record GitHubTokens(Variables variables, Clock clock, boolean fork) implements OwnTokens {
    /** Holds where to ask; only of a job that may. */
    public static final String ADDRESS = "ACTIONS_ID_TOKEN_REQUEST_URL";

    private static final String SECRET = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
    private static final String WHAT = "asking GitHub for the job's token";

    @Override
    public Supplier<Proof> at(URI server, Discovery parts, Http http) {
        var audience = new Audience(variables, server, parts.jobTokens().flatMap(JobTokenAudiences::github));
        var chosen = audience.chosen();
        var address = variables.find(ADDRESS);
        var secret = variables.find(SECRET);
        if (chosen.isEmpty()) {
            return audience::none;
        }
        return address.isPresent() && secret.isPresent()
                ? new Renewed(() -> ask(to(address.get(), chosen.get()), secret.get(), http), clock)
                : () -> why();
    }

    private NoToken why() {
        return fork
                ? NoToken.because(
                        "GitHub gives no token to the jobs of a fork's pull request",
                        "leave this step out there: 'if: github.event.pull_request.head.repo.id =="
                                + " github.event.pull_request.base.repo.id'")
                : NoToken.because(
                        "the job may not ask GitHub for a token",
                        "give it 'permissions: id-token: write', or AFTERRUN_TOKEN");
    }

    private static Token ask(URI to, Found secret, Http http) {
        var call = Call.of(WHAT, to, Call.SHORT);
        call.request().header("Accept", "application/json").header("Authorization", "Bearer " + secret.headerValue());
        var answer = http.send(call);
        if (!answer.isDone()) {
            throw new Failure(
                    ExitCode.REFUSED,
                    WHAT,
                    "GitHub answered " + answer.status(),
                    "look whether the job still runs and has 'permissions: id-token: write'");
        }
        try {
            var value = Json.read(answer.body(), Made.class).value();
            if (value != null && !value.isBlank()) {
                return Token.of(new Found(value, "GitHub's answer"));
            }
        } catch (IOException e) {
            // Told below; what Jackson says might quote the token.
        }
        throw new Failure(ExitCode.UNREACHABLE, WHAT, "the answer holds no token", "try again");
    }

    private static URI to(Found address, String audience) {
        try {
            return URI.create(address.value()
                    + (address.value().contains("?") ? "&" : "?")
                    + "audience="
                    + URLEncoder.encode(audience, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw Failure.usage(address.origin(), "it is no address", "leave it as GitHub has set it");
        }
    }

    private record Made(@Nullable String value) {}
}
