package dev.afterrun.cli.options;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How words are read that stand in the environment or in an INI file. */
final class Words {
    private static final Pattern SEPARATOR = Pattern.compile("\\s*[,\\n]\\s*");

    private Words() {}

    static boolean isTrue(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> true;
            default -> false;
        };
    }

    static List<String> list(String text) {
        return SEPARATOR
                .splitAsStream(text.strip())
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
