package dev.afterrun.forge;

import java.net.URI;

/**
 * What our status of a commit says.
 *
 * @param description one line; what passes {@value #DESCRIPTION_LIMIT} characters is cut off
 * @param details where it leads
 */
public record CommitStatus(CheckState state, String description, URI details) {
    /** Characters of a description; GitHub answers 422 beyond that. */
    public static final int DESCRIPTION_LIMIT = 140;

    /** Cut where it would be refused. */
    public CommitStatus {
        if (description.codePointCount(0, description.length()) > DESCRIPTION_LIMIT) {
            description = description.substring(0, description.offsetByCodePoints(0, DESCRIPTION_LIMIT - 1)) + "…";
        }
    }
}
