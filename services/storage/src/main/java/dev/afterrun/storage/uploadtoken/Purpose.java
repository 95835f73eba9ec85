package dev.afterrun.storage.uploadtoken;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.http.identity.RefPattern;
import java.util.Optional;

/** What a token of a repository is for. */
sealed interface Purpose {
    /** Jobs of these refs upload with it, and their runs have that trust. */
    record Uploading(RefPattern refs, TrustLevel trust) implements Purpose {}

    /** Tools read with it. */
    record Installing() implements Purpose {}

    default TokenKind kind() {
        return switch (this) {
            case Uploading _ -> TokenKind.UPLOAD;
            case Installing _ -> TokenKind.INSTALL;
        };
    }

    default Optional<RefPattern> ofRefs() {
        return switch (this) {
            case Uploading uploading -> Optional.of(uploading.refs());
            case Installing _ -> Optional.empty();
        };
    }

    default Optional<TrustLevel> ofTrust() {
        return switch (this) {
            case Uploading uploading -> Optional.of(uploading.trust());
            case Installing _ -> Optional.empty();
        };
    }

    /** As the audit log has it behind the token's number; empty where its kind says all. */
    default Optional<String> detail() {
        return switch (this) {
            case Uploading(var refs, var trust) -> Optional.of("of " + trust.word() + " runs on " + refs.text());
            case Installing _ -> Optional.empty();
        };
    }

    /** The token of this number in words. */
    static String called(TokenKind kind, long id) {
        return kind.word() + " token " + id;
    }
}
