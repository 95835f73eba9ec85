package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * The request of {@code POST /v1/persisted/OWNER/NAME/SET/invalidations}: nothing that was saved under the name until now, or was
 * made from it, is restored any more, whatever its version key.
 *
 * @param scope where; none where {@code all}
 * @param all in every scope, also in those that nobody has saved to yet; exactly one of the two is said
 * @param reason up to {@value dev.afterrun.contracts.Limits#INVALIDATION_REASON} characters
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record InvalidateSet(Optional<SetScope> scope, boolean all, Optional<String> reason) {}
