package dev.afterrun.benchmarks.persist;

import java.util.Random;

/** Lines of words, of which some come often and most seldom, as in sources. */
final class MadeUpText {
    private static final int WORDS = 8_192;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 12;
    private static final int WORDS_A_LINE = 9;

    private final byte[][] words = new byte[WORDS][];
    private final Random random;

    MadeUpText(Random random) {
        this.random = random;
        for (var number = 0; number < WORDS; number++) {
            words[number] = word(random);
        }
    }

    /** Fills all of {@code content}. */
    void fill(byte[] content) {
        var at = 0;
        for (var count = 1; at < content.length; count++) {
            // The square of what is evenly spread favours the first words.
            var share = random.nextDouble() * random.nextDouble();
            var word = words[(int) (share * WORDS)];
            var length = Math.min(word.length, content.length - at);
            System.arraycopy(word, 0, content, at, length);
            at += length;
            if (at < content.length) {
                content[at++] = (byte) (count % WORDS_A_LINE == 0 ? '\n' : ' ');
            }
        }
    }

    private static byte[] word(Random random) {
        var word = new byte[random.nextInt(SHORTEST, LONGEST + 1)];
        for (var letter = 0; letter < word.length; letter++) {
            word[letter] = (byte) random.nextInt('a', 'z' + 1);
        }
        return word;
    }
}
