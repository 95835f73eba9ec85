package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A job, as the CI system that runs it has signed. It may publish for its own repository, and for nothing else.
 *
 * @param tenant by the forge's own id: whoever takes over a name inherits nothing
 * @param statements what the token says of the job, which the job may not contradict
 * @param ifListed what it may become where its repository lists its workflow
 */
public record CiJob(
        String name,
        RepositoryId tenant,
        RepositoryName repository,
        TrustLevel trust,
        List<Statement> statements,
        Optional<IfListed> ifListed)
        implements Principal {
    public CiJob {
        statements = List.copyOf(statements);
    }

    /** One whose trust no list raises. */
    public CiJob(
            String name, RepositoryId tenant, RepositoryName repository, TrustLevel trust, List<Statement> statements) {
        this(name, tenant, repository, trust, statements, Optional.empty());
    }

    /** Its run, where the token tells it. */
    public Optional<String> run() {
        return statements.stream()
                .filter(statement -> statement.about() == Statement.About.RUN)
                .map(Statement::value)
                .findFirst();
    }

    /** As the push that its listed workflow stands for. */
    CiJob as(IfListed listed) {
        return new CiJob(
                name,
                tenant,
                repository,
                listed.claim().trust(),
                Stream.concat(statements.stream(), listed.push().stream()).toList());
    }
}
