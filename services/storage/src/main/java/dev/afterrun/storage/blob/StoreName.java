package dev.afterrun.storage.blob;

import java.util.regex.Pattern;

/** What stores may be called: what can stand in a setting's name and in the key of a piece of work. */
final class StoreName {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    private StoreName() {}

    /** The name, which {@code setting} has said. */
    static String checked(String name, String setting) {
        if (!ALLOWED.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' in " + setting
                    + " cannot be a blob store's name; take up to 32 small letters, digits and dashes");
        }
        return name;
    }
}
