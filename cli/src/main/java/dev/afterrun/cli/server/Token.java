package dev.afterrun.cli.server;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Found;
import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.contracts.token.TokenSecret;

/** An access token, which no message ever shows. */
public record Token(String value) implements Proof {
    /** What a setting says, where it can be a token at all. */
    public static Token of(Found found) {
        var token = new Token(found.headerValue());
        TokenSecret.kindMeantBy(token.value())
                .filter(kind -> TokenSecret.parse(token.value()).isEmpty())
                .ifPresent(kind -> {
                    throw Failure.usage(
                            "the token (" + found.origin() + ")",
                            "it is no whole " + kind.word() + " token, by its check digits",
                            "copy it in full: it ends 49 letters and digits after '" + kind.prefix() + "'");
                });
        return token;
    }

    /** Whether it is one that is exchanged before it serves everywhere. */
    boolean isForUploads() {
        return TokenSecret.kindMeantBy(value).filter(TokenKind.UPLOAD::equals).isPresent();
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
