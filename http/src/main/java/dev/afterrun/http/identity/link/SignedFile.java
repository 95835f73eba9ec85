package dev.afterrun.http.identity.link;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryId;

/**
 * One file.
 *
 * @param tenant whose file it is, whoever has the repository's name by now
 * @param path of its address, as it is sent: {@code /octo/hello/main/dist/hello.tar.gz}
 * @param sha256 of the bytes; no others are sent
 */
public record SignedFile(RepositoryId tenant, String path, Digest sha256) implements Signed {
    /** The last part of its path, as it is sent; of a folder's address, the page that it opens with. */
    public String name() {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? "index.html" : name;
    }
}
