package dev.afterrun.forge.github;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.NoAccess;
import java.io.IOException;

/** By what right we ask about a repository. */
interface Access {
    /** Whose limits the requests count against. */
    String accountOf(RepositoryName repository);

    /**
     * What to sign the next request with.
     *
     * @throws NoAccess when we are not let in
     */
    String token(RepositoryName repository) throws IOException;

    /** GitHub took {@code token} no more; true where the next one will be another. */
    boolean isRenewed(RepositoryName repository, String token);

    /**
     * Makes sure that the repository is open to us: GitHub answers 404 for what is not there and for what is not to be seen.
     *
     * @throws NoAccess when we are not let in
     */
    void confirm(RepositoryName repository) throws IOException;

    /** Who our comments are by; asked for once. */
    GitHubJson.User author(RepositoryName repository) throws IOException;
}
