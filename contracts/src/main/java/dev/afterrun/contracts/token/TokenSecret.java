package dev.afterrun.contracts.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A token of one repository as its bearer has it: its kind's prefix, 43 digits of 256 random bits and 6 of their CRC-32, so that whoever
 * looks for leaked secrets finds it by its form alone. No message ever shows it.
 */
public final class TokenSecret {
    /** Random bytes of each. */
    public static final int RANDOM_BYTES = 32;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int RANDOM_DIGITS = 43;
    private static final int CHECK_DIGITS = 6;
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{" + (RANDOM_DIGITS + CHECK_DIGITS) + "}");

    private final TokenKind kind;
    private final String text;

    private TokenSecret(TokenKind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    /** The token of these {@value #RANDOM_BYTES} random bytes. */
    public static TokenSecret of(TokenKind kind, byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("a token has " + RANDOM_BYTES + " random bytes, not " + random.length);
        }
        var digits = digits(new BigInteger(1, random), RANDOM_DIGITS);
        return new TokenSecret(kind, kind.prefix() + digits + check(digits));
    }

    /** The token that {@code text} is; empty where its form or its check digits are wrong. */
    public static Optional<TokenSecret> parse(String text) {
        return TokenKind.meantBy(text)
                .filter(kind -> isWhole(text.substring(kind.prefix().length())))
                .map(kind -> new TokenSecret(kind, text));
    }

    /** The kind of token that {@code text} means to be, rightly or not. */
    public static Optional<TokenKind> kindMeantBy(String text) {
        return TokenKind.meantBy(text);
    }

    /** What it is for. */
    public TokenKind kind() {
        return kind;
    }

    /** As it is sent. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return "(hidden)";
    }

    private static boolean isWhole(String digits) {
        return FORM.matcher(digits).matches()
                && check(digits.substring(0, RANDOM_DIGITS)).equals(digits.substring(RANDOM_DIGITS));
    }

    private static String check(String digits) {
        var crc = new CRC32();
        crc.update(digits.getBytes(StandardCharsets.US_ASCII));
        return digits(BigInteger.valueOf(crc.getValue()), CHECK_DIGITS);
    }

    private static String digits(BigInteger number, int count) {
        var digits = new char[count];
        var rest = number;
        for (var at = count - 1; at >= 0; at--) {
            var divided = rest.divideAndRemainder(BASE);
            digits[at] = DIGITS.charAt(divided[1].intValue());
            rest = divided[0];
        }
        return new String(digits);
    }
}
