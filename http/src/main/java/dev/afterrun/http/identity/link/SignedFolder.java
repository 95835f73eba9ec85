package dev.afterrun.http.identity.link;

import dev.afterrun.contracts.RepositoryId;

/**
 * A folder: whatever file lies in it, or in a folder of it.
 *
 * @param tenant whose it is, whoever has the repository's name by now
 * @param path of its address, as it is sent, with the slash at its end: {@code /octo/hello/main/docs/}
 */
public record SignedFolder(RepositoryId tenant, String path) implements Signed {
    public SignedFolder {
        if (!path.endsWith("/")) {
            throw new IllegalArgumentException("a folder's path ends in a slash: " + path);
        }
    }
}
