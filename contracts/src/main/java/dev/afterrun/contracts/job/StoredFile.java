package dev.afterrun.contracts.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import java.net.URI;
import java.util.Optional;

/**
 * One file as storage knows it.
 *
 * @param size bytes
 * @param url where it can be read, by commit where the run may be reached so
 * @param refusal why it was refused, where it was
 * @param sizeBefore bytes of the file that the branch which it goes into has under this name, numbers in it aside
 */
public record StoredFile(
        ArtifactPath path,
        Digest sha256,
        long size,
        boolean executable,
        ArtifactState state,
        URI url,
        Optional<String> refusal,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Long> sizeBefore) {}
