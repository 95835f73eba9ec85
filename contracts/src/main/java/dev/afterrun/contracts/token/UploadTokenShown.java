package dev.afterrun.contracts.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.TrustLevel;
import java.time.Instant;
import java.util.Optional;

/**
 * An upload token, without its secret.
 *
 * @param id what it is revoked by
 * @param name where it is used
 * @param refs what it is for
 * @param trust that its runs have
 * @param by who made it, by their token
 * @param lastUse to the minute; empty where it was never used
 * @param revoked when; empty where it was not
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UploadTokenShown(
        long id,
        String name,
        String refs,
        TrustLevel trust,
        UploadTokenState state,
        String by,
        Instant since,
        Instant until,
        Optional<Instant> lastUse,
        Optional<Instant> revoked,
        Optional<String> revokedBy) {}
