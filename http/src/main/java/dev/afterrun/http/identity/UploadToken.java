package dev.afterrun.http.identity;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;

/**
 * Whoever has a token that was made for one repository and some of its refs: jobs of CI systems that sign nothing. It uploads and
 * publishes, and does nothing else.
 *
 * @param id its number at storage, which keeps it
 */
public record UploadToken(long id, RepositoryId tenant, RepositoryName repository, RefPattern refs, TrustLevel trust)
        implements Principal {
    /** @throws IllegalArgumentException where what anybody may cause would be believed */
    public UploadToken {
        if (refs.isOfPullRequests() && trust != TrustLevel.UNTRUSTED) {
            throw new IllegalArgumentException(
                    "runs of pull requests are untrusted where nobody has proven whose they are");
        }
    }

    @Override
    public String name() {
        return "upload-token/" + id;
    }
}
