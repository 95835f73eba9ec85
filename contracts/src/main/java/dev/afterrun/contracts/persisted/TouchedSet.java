package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.Optional;

/**
 * A generation that a job restored or saved, as it stood when that was told.
 *
 * @param archive where all of it is downloaded as {@code .tar.zst}, while it is visible
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TouchedSet(Generation generation, Optional<URI> archive) {}
