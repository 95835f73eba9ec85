package dev.afterrun.storage.auditlog;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.catalog.Repository;
import java.util.Optional;

/**
 * What an act was done to.
 *
 * @param subject in a word and a name: {@code pointer latest}
 * @param detail what became of it
 */
public record ActedOn(Optional<Whose> whose, String subject, Optional<String> detail) {
    /** Something of a repository's. */
    public static ActedOn of(Repository repository, String subject) {
        return of(repository.identity(), repository.name(), subject);
    }

    /** Something of this tenant's, which goes by that name. */
    public static ActedOn of(RepositoryId tenant, RepositoryName name, String subject) {
        return new ActedOn(Optional.of(new Whose(tenant, name)), subject, Optional.empty());
    }

    /** Something of the installation's. */
    public static ActedOn ofInstallation(String subject) {
        return new ActedOn(Optional.empty(), subject, Optional.empty());
    }

    /** The same, and this became of it. */
    public ActedOn with(String newDetail) {
        return new ActedOn(whose, subject, Optional.of(newDetail));
    }

    /** A tenant, and what it was called then. */
    public record Whose(RepositoryId tenant, RepositoryName name) {}
}
