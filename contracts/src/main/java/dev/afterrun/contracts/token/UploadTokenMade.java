package dev.afterrun.contracts.token;

/**
 * A token that was made.
 *
 * @param secret the token itself, which nobody can be told again
 */
public record UploadTokenMade(String secret, UploadTokenShown token) {
    @Override
    public String toString() {
        return "UploadTokenMade[secret=(hidden), token=" + token + "]";
    }
}
