package dev.afterrun.contracts.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.Optional;

/**
 * {@code GET /.well-known/afterrun.json}: one URL is configured in CI, this names the others.
 *
 * @param events takes {@code POST /v1/events} and {@code POST /v1/runs/finished}
 * @param storage takes {@code POST /v1/uploads}
 * @param web pages for people
 * @param content the files, an origin of its own
 * @param version of the server, and of the CLI that it hands out below {@code /cli/}
 * @param jobTokens whose jobs may bring the token of their CI system; empty where nobody's may
 * @param signIn where people sign in from a terminal; empty where they cannot
 */
public record Discovery(
        URI events,
        URI storage,
        URI web,
        URI content,
        String version,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JobTokenAudiences> jobTokens,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<SignIn> signIn) {

    /** Where it stands below the configured URL. */
    public static final String PATH = "/.well-known/afterrun.json";
}
