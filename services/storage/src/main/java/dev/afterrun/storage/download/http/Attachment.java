package dev.afterrun.storage.download.http;

import dev.afterrun.storage.catalog.PublicUrls;
import java.util.regex.Pattern;

/** {@code Content-Disposition} of a file that is to be saved, not shown (RFC 6266). */
final class Attachment {
    /** What every client reads alike within quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 !#$&'()+,.;=@\\[\\]^_`{}~-]+");

    private Attachment() {}

    /** The field's value for a file called {@code name}; a name that not all clients read goes as RFC 8187 too. */
    static String called(String name) {
        if (PLAIN.matcher(name).matches()) {
            return "attachment; filename=\"" + name + "\"";
        }
        var fallback = name.replaceAll("[^A-Za-z0-9 !#$&'()+,.;=@\\[\\]^_`{}~-]", "_");
        return "attachment; filename=\"" + fallback + "\"; filename*=UTF-8''" + PublicUrls.segment(name);
    }
}
