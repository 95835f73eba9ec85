package dev.afterrun.notifier.rendering;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of Qute a repository's template may say: a field, {@code if} with or without {@code !} and {@code else}, and {@code for}
 * over a field. There is no literal, no call, no namespace, no other section and no include, so that nothing but the fields
 * is left to be bounded.
 */
final class TemplateGrammar {
    /** Characters of one template. */
    static final int LENGTH = 4_000;

    private static final int DEPTH = 5;
    private static final int QUOTED = 40;

    private static final String FIELD = "[a-z][A-Za-z]{0,30}(?:\\.[a-z][A-Za-z]{0,30}){0,3}";

    /** Qute takes a brace for text only where white space follows. */
    private static final Pattern BRACE = Pattern.compile("\\{(?!\\s|$)[^}]*\\}?");

    private static final Pattern ALLOWED = Pattern.compile("\\{(?:" + FIELD + "|#else|(?<open>#if !?" + FIELD
            + "|#for [a-z][A-Za-z]{0,30} in " + FIELD + ")|(?<close>/if|/for))\\}");

    private TemplateGrammar() {}

    /** @throws UnfitTemplate where it says anything else */
    static void check(String text) {
        if (text.length() > LENGTH) {
            throw new UnfitTemplate("it has " + text.length() + " characters, and " + LENGTH + " is the limit");
        }
        var open = 0;
        var braces = BRACE.matcher(text);
        while (braces.find()) {
            open += change(braces.group());
            if (open > DEPTH) {
                throw new UnfitTemplate("sections are nested more than " + DEPTH + " deep");
            }
        }
    }

    private static int change(String brace) {
        Matcher allowed = ALLOWED.matcher(brace);
        if (!allowed.matches()) {
            throw new UnfitTemplate("'" + brace.substring(0, Math.min(brace.length(), QUOTED))
                    + "' is none of {view.field}, {#if field}, {#else}, {#for name in field}");
        }
        if (allowed.group("open") != null) {
            return 1;
        }
        return allowed.group("close") == null ? 0 : -1;
    }
}
