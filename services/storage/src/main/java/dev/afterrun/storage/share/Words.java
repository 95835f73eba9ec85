package dev.afterrun.storage.share;

import dev.afterrun.contracts.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** Words that nobody guesses: 130 bits each, of letters and digits that are not mistaken for each other. */
final class Words {
    private static final String ALPHABET = "23456789abcdefghijkmnpqrstuvwxyz";
    private static final int LENGTH = 26;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Words() {}

    static String fresh() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(at -> String.valueOf(ALPHABET.charAt(at)))
                .collect(java.util.stream.Collectors.joining());
    }

    /** What is kept of a word that is a secret. */
    static Digest hash(String word) {
        return Digest.of(word.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether {@code word} is the one of this hash; takes as long either way. */
    static boolean is(String word, Digest hash) {
        return MessageDigest.isEqual(hash(word).bytes(), hash.bytes());
    }
}
