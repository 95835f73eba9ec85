package dev.afterrun.http.identity.link;

import dev.afterrun.contracts.RepositoryId;

/** What a link opens, for whoever has it. */
public sealed interface Signed permits SignedFile, SignedFolder {
    /** Whose it is, whoever has the repository's name by now. */
    RepositoryId tenant();

    /** Its address's path, as it is sent. */
    String path();
}
