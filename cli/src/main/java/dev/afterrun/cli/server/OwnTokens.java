package dev.afterrun.cli.server;

import dev.afterrun.contracts.discovery.JobTokenAudiences;
import java.net.URI;
import java.util.function.Supplier;

/** The tokens that a job has of its own, from the CI system that runs it. */
@FunctionalInterface
public interface OwnTokens {
    /** Of who is no job, or has none. */
    OwnTokens NONE = (server, taken, http) -> () -> NoToken.GIVEN;

    /**
     * What proves the job to {@code server}; asked for each request, since tokens end.
     *
     * @param taken the audiences that the server says it takes
     * @param http for asking the CI system; shows no token to anybody
     */
    Supplier<Proof> at(URI server, JobTokenAudiences taken, Http http);
}
