package dev.afterrun.forge;

import java.net.URI;

/**
 * A comment of ours on a pull request.
 *
 * @param body Markdown, as the forge keeps it
 * @param url where people see it
 */
public record Comment(CommentId id, String body, URI url) {
    /** Characters (code points) of a body; GitHub answers 422 beyond that. */
    public static final int BODY_LIMIT = 65_536;

    /** The length of a body as {@link #BODY_LIMIT} counts it. */
    public static int lengthOf(String body) {
        return body.codePointCount(0, body.length());
    }

    /**
     * The body, if it may be sent.
     *
     * @throws ForgeRefused when it passes {@link #BODY_LIMIT}
     */
    public static String checked(String body) {
        var length = lengthOf(body);
        if (length > BODY_LIMIT) {
            throw new ForgeRefused("A comment has at most " + BODY_LIMIT + " characters and this one has " + length
                    + ": send a shorter one with a link.");
        }
        return body;
    }
}
