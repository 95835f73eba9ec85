package dev.afterrun.cli.server;

import dev.afterrun.cli.options.Found;

/** An access token, which no message ever shows. */
public record Token(String value) implements Proof {
    /** What a setting says, where it can be a token at all. */
    public static Token of(Found found) {
        return new Token(found.headerValue());
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
