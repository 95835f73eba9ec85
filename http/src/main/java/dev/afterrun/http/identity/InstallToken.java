package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;

/**
 * Whoever has a token that was made for reading one repository: pip, conda, npm, a person with curl. It reads, and does nothing else.
 *
 * @param id its number at storage, which keeps it
 * @param repository by the name that it has now
 */
public record InstallToken(long id, RepositoryId tenant, RepositoryName repository) implements Principal {
    @Override
    public String name() {
        return "install-token/" + id;
    }

    /** It publishes nothing. */
    @Override
    public TrustLevel trust() {
        return TrustLevel.UNTRUSTED;
    }
}
