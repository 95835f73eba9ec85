package dev.afterrun.contracts.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * The request of {@code PUT /v1/repositories/OWNER/NAME/pull-requests/N/uploads}.
 *
 * @param lasting for how long, as {@link Allowance#parse} reads it; as long as the operator has it where it is left out
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SwitchUploads(boolean on, Optional<String> lasting) {}
