package dev.afterrun.cli.notify.comment;

import java.net.URI;
import java.util.Locale;

/** Where a Markdown link leads. */
final class Destination {
    private Destination() {}

    /** {@code text} is Markdown already. */
    static String link(String text, URI to) {
        return "[" + text + "](" + written(to) + ")";
    }

    static boolean isWeb(URI uri) {
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http");
    }

    /** What would end the destination, or a table's cell, has another spelling in every URI. */
    private static String written(URI to) {
        return to.toASCIIString()
                .replace("&", "&amp;")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("|", "%7C")
                .replace("<", "%3C");
    }
}
