package dev.afterrun.http.identity.issuer;

import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Says what is wrong with a token, by its claim. */
final class TokenFaults {
    private TokenFaults() {}

    static String sentence(InvalidJwtException refused, String audience) {
        return refused.getErrorDetails().stream()
                .map(ErrorCodeValidator.Error::getErrorCode)
                .map(code -> words(code, audience))
                .findFirst()
                .orElse("the token cannot be read; ask its issuer for another one");
    }

    private static String words(int code, String audience) {
        return switch (code) {
            case ErrorCodes.EXPIRED -> "the token has expired by its claim 'exp'; ask its issuer for a new one";
            case ErrorCodes.NOT_YET_VALID, ErrorCodes.ISSUED_AT_INVALID_FUTURE ->
                "the token is of the future by its claims 'nbf' and 'iat'; set the clocks";
            case ErrorCodes.ISSUED_AT_INVALID_PAST, ErrorCodes.EXPIRATION_TOO_FAR_IN_FUTURE ->
                "the token is good for more than a day by its claims 'iat' and 'exp'; ask for one that ends sooner";
            case ErrorCodes.AUDIENCE_MISSING, ErrorCodes.AUDIENCE_INVALID ->
                "the token's claim 'aud' is not '" + audience + "' alone; ask its issuer for one of that audience";
            case ErrorCodes.EXPIRATION_MISSING -> lacking("exp");
            case ErrorCodes.ISSUED_AT_MISSING -> lacking("iat");
            case ErrorCodes.SUBJECT_MISSING -> lacking("sub");
            default -> "the token is not signed by a key of its issuer (RS256); ask its issuer for another one";
        };
    }

    private static String lacking(String claim) {
        return "the token lacks the claim '" + claim + "'; ask its issuer for another one";
    }
}
