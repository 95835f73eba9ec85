package dev.afterrun.cli.token;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.token.UploadTokenShown;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Tokens in words. */
final class Shown {
    private Shown() {}

    /** In one line: {@code token 3 (Jenkins) uploads ordinary runs of refs/heads/main of acme/rocket until …}. */
    static String line(UploadTokenShown token, RepositoryName repository) {
        return "token " + token.id() + " (" + Failure.oneLine(token.name()) + ") " + what(token) + repository
                + " until " + time(token.until());
    }

    private static String what(UploadTokenShown token) {
        return switch (token.kind()) {
            case UPLOAD ->
                "uploads " + token.trust().map(TrustLevel::word).orElse("") + " runs of "
                        + token.refs().map(Failure::oneLine).orElse("") + " of ";
            case INSTALL -> "reads ";
        };
    }

    static String state(UploadTokenShown token) {
        var word = token.state().word();
        return token.revokedBy().map(by -> word + " by " + Failure.oneLine(by)).orElse(word);
    }

    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
