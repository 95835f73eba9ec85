package dev.afterrun.storage.download.http;

import dev.afterrun.storage.catalog.PublicUrls;
import java.util.regex.Pattern;

/** {@code Content-Disposition} (RFC 6266): whether a file is saved or shown, and its name. */
public final class Attachment {
    /** What every client reads alike within quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 !#$&'()+,.;=@\\[\\]^_`{}~-]+");

    private Attachment() {}

    /** The field's value for a file called {@code name}; a name that not all clients read goes as RFC 8187 too. */
    public static String called(String name) {
        return "attachment; " + fileName(name);
    }

    /** The same for a file that is shown, and has this name should somebody save it. */
    static String inline(String name) {
        return "inline; " + fileName(name);
    }

    private static String fileName(String name) {
        if (PLAIN.matcher(name).matches()) {
            return "filename=\"" + name + "\"";
        }
        var fallback = name.replaceAll("[^A-Za-z0-9 !#$&'()+,.;=@\\[\\]^_`{}~-]", "_");
        return "filename=\"" + fallback + "\"; filename*=UTF-8''" + PublicUrls.segment(name);
    }
}
