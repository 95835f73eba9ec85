package dev.afterrun.contracts.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.ArtifactPath;
import java.time.Instant;
import java.util.Optional;

/**
 * Files of one job that have gone together.
 *
 * @param first the first of them by path
 * @param rule the name of the rule that ended them; empty where that is not known any more
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FilesGone(
        String job, int attempt, ArtifactPath first, int files, Optional<String> rule, Optional<Instant> went) {}
