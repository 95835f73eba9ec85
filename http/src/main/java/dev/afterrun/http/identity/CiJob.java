package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import java.util.List;

/**
 * A job, as the CI system that runs it has signed. It may publish for its own repository, and for nothing else.
 *
 * @param tenant by the forge's own id: whoever takes over a name inherits nothing
 * @param statements what the token says of the job, which the job may not contradict
 */
public record CiJob(
        String name, RepositoryId tenant, RepositoryName repository, TrustLevel trust, List<Statement> statements)
        implements Principal {
    public CiJob {
        statements = List.copyOf(statements);
    }
}
