package dev.afterrun.contracts.persisted;

import java.util.List;

/**
 * A generation and where its bytes are: the answer of {@code GET /v1/persisted/OWNER/NAME/SET}, which takes {@code key},
 * {@code branch}, {@code pullRequest}, and {@code or} any number of times ({@code or=NAME}, {@code or=NAME@KEY}) for names to
 * fall back on; and of its {@code /base}, which needs a token and is what a job that saves compares with.
 *
 * @param packs all that have chunks of the set
 */
public record SetFound(Generation generation, LocatedBlob description, List<LocatedBlob> packs) {
    public SetFound {
        packs = List.copyOf(packs);
    }
}
