package dev.afterrun.storage.viewer;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what was written for a terminal: colours become classes, every other escape (ECMA-48) and control character goes.
 * What would turn the direction of the text around is made visible instead of obeyed. Colours last until they are changed,
 * over the ends of lines.
 */
final class Terminal {
    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';
    private static final char REPLACEMENT = '\ufffd';
    /** Codes of one escape that are read: nobody writes more. */
    private static final int CODES = 32;

    private static final int HIGHEST = 999;

    private Style style = Style.PLAIN;

    /** The spans of {@code text}, a line. */
    List<Span> read(String text) {
        List<Span> spans = new ArrayList<>();
        var piece = new StringBuilder();
        for (var i = 0; i < text.length(); ) {
            var c = text.charAt(i);
            if (c == ESCAPE) {
                var end = endOfEscape(text, i);
                var changed = isStyle(text, i, end) ? style.then(codes(text.substring(i + 2, end - 1))) : style;
                if (!changed.equals(style)) {
                    add(piece, spans);
                    style = changed;
                }
                i = end;
            } else {
                append(piece, c);
                i++;
            }
        }
        add(piece, spans);
        return spans;
    }

    /** {@code text} as it is read, without colours. */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); ) {
            if (text.charAt(i) == ESCAPE) {
                i = endOfEscape(text, i);
            } else {
                append(plain, text.charAt(i++));
            }
        }
        return plain.toString();
    }

    private void add(StringBuilder piece, List<Span> spans) {
        if (!piece.isEmpty()) {
            spans.add(new Span(piece.toString(), style.classes()));
            piece.setLength(0);
        }
    }

    private static void append(StringBuilder piece, char c) {
        if (turnsText(c)) {
            piece.append(REPLACEMENT);
        } else if (c == '\t' || !Character.isISOControl(c)) {
            piece.append(c);
        }
    }

    /** Bidirectional controls: a line of a log could say something else than it shows. */
    private static boolean turnsText(char c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069') || c == '\u200e' || c == '\u200f';
    }

    private static boolean isStyle(String text, int from, int end) {
        return end - from > 2
                && text.charAt(from + 1) == '['
                && text.charAt(end - 1) == 'm'
                // A terminal's own business begins with one of these.
                && "<=>?".indexOf(text.charAt(from + 2)) < 0;
    }

    /** What is left out means nothing, which means plain. */
    private static List<Integer> codes(String parameters) {
        List<Integer> codes = new ArrayList<>();
        var code = 0;
        for (var i = 0; i < parameters.length() && codes.size() < CODES; i++) {
            var digit = Character.digit(parameters.charAt(i), 10);
            if (digit < 0) {
                codes.add(code);
            }
            code = digit < 0 ? 0 : Math.min(HIGHEST, 10 * code + digit);
        }
        codes.add(code);
        return codes;
    }

    /** Behind the escape that begins at {@code from}; one that is cut off goes to the end. */
    private static int endOfEscape(String text, int from) {
        if (from + 1 >= text.length()) {
            return text.length();
        }
        return switch (text.charAt(from + 1)) {
            case '[' -> behind(text, from + 2, '@', '~');
            case ']', 'P', 'X', '^', '_' -> endOfString(text, from + 2);
            default -> behind(text, from + 1, '0', '~');
        };
    }

    /** Behind the first character from {@code first} to {@code last}, which ends a sequence. */
    private static int behind(String text, int from, char first, char last) {
        for (var i = from; i < text.length(); i++) {
            if (text.charAt(i) >= first && text.charAt(i) <= last) {
                return i + 1;
            }
        }
        return text.length();
    }

    /** Titles, links and the like: up to a bell, or the escape that ends strings. */
    private static int endOfString(String text, int from) {
        for (var i = from; i < text.length(); i++) {
            if (text.charAt(i) == BELL) {
                return i + 1;
            }
            if (text.charAt(i) == ESCAPE) {
                return Math.min(i + 2, text.length());
            }
        }
        return text.length();
    }
}
