package dev.afterrun.contracts.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.ArtifactPath;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that holds files beyond what the rules say.
 *
 * @param by a pin's owner, a pointer's name, {@code /afterrun keep}
 * @param pin what it is ended by, where it is one
 * @param path the one file that it holds; empty: all of its jobs
 * @param until empty: until somebody ends it, or the pointer leads elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Hold(
        HoldKind kind,
        String by,
        Optional<Long> pin,
        Optional<String> reason,
        Optional<ArtifactPath> path,
        Optional<Instant> until) {}
