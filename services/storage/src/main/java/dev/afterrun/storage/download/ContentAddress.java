package dev.afterrun.storage.download;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import java.util.List;
import java.util.Optional;

/** Reads what stands behind {@code /{owner}/{repo}/-/}: addresses of the repository that go by no ref. */
final class ContentAddress {
    private static final String SHA256 = "sha256";

    private ContentAddress() {}

    /** {@code sha256/HEX} or {@code sha256/HEX/NAME}, the parts decoded; empty for anything else. */
    static Optional<Address> parse(RepositoryName repository, List<String> parts) {
        if (parts.size() < 2 || parts.size() > 3 || !parts.getFirst().equals(SHA256)) {
            return Optional.empty();
        }
        return Optional.of(new Address.OfContent(
                repository,
                new Digest(parts.get(1)),
                parts.size() == 3 ? Optional.of(new ArtifactPath(parts.get(2))) : Optional.empty()));
    }
}
