package dev.afterrun.storage.viewer.http;

import dev.afterrun.storage.viewer.TextPage;
import java.util.Locale;
import java.util.Optional;

/**
 * A page of a text, and the ways on from it.
 *
 * @param where which lines these are, in words
 * @param previous the line to ask for to see the page before, where there is one
 * @param next likewise
 */
record TextNavigation(TextPage page, String where, Optional<Long> previous, Optional<Long> next) {
    static TextNavigation of(TextPage page) {
        return new TextNavigation(
                page,
                where(page),
                page.first() > 1 ? Optional.of(page.first() - TextPage.LINES) : Optional.empty(),
                page.more() ? Optional.of(page.first() + TextPage.LINES) : Optional.empty());
    }

    private static String where(TextPage page) {
        if (page.lines().isEmpty()) {
            return "no lines";
        }
        var lines = "lines " + number(page.first()) + "–" + number(page.last());
        return page.all().isPresent() ? lines + " of " + number(page.all().getAsLong()) : lines + " and more";
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
