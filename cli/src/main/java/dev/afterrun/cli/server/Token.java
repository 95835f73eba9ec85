package dev.afterrun.cli.server;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Found;
import dev.afterrun.contracts.token.UploadSecret;

/** An access token, which no message ever shows. */
public record Token(String value) implements Proof {
    /** What a setting says, where it can be a token at all. */
    public static Token of(Found found) {
        var token = new Token(found.headerValue());
        if (token.isForUploads() && UploadSecret.parse(token.value()).isEmpty()) {
            throw Failure.usage(
                    "the token (" + found.origin() + ")",
                    "it is no whole upload token, by its check digits",
                    "copy it in full: it ends 49 letters and digits after '" + UploadSecret.PREFIX + "'");
        }
        return token;
    }

    /** Whether it is one that is exchanged before it serves everywhere. */
    boolean isForUploads() {
        return UploadSecret.isMeantBy(value);
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
