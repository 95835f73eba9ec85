package dev.afterrun.cli.options;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How words are read that stand in the environment or in an INI file. */
final class Words {
    /** What stands between several values. */
    enum Separator {
        LINE("\\s*\\n\\s*"),
        LINE_OR_COMMA("\\s*[,\\n]\\s*");

        private final Pattern pattern;

        Separator(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    private Words() {}

    static boolean isTrue(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> true;
            default -> false;
        };
    }

    static List<String> list(String text, Separator separator) {
        return separator
                .pattern
                .splitAsStream(text.strip())
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
