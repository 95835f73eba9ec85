package dev.afterrun.contracts.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.TrustLevel;
import java.time.Instant;
import java.util.Optional;

/**
 * A token of a repository, without its secret.
 *
 * @param id what it is revoked by
 * @param kind what it is for; {@code upload} where nothing is said
 * @param name where it is used
 * @param refs of an upload token, which refs it is for
 * @param trust of an upload token, that its runs have
 * @param by who made it, by their token
 * @param lastUse to the minute; empty where it was never used
 * @param revoked when; empty where it was not
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UploadTokenShown(
        long id,
        TokenKind kind,
        String name,
        Optional<String> refs,
        Optional<TrustLevel> trust,
        UploadTokenState state,
        String by,
        Instant since,
        Instant until,
        Optional<Instant> lastUse,
        Optional<Instant> revoked,
        Optional<String> revokedBy) {
    /** Lists of older servers say no kind. */
    public UploadTokenShown {
        kind = kind == null ? TokenKind.UPLOAD : kind;
    }
}
