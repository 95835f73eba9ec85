package dev.afterrun.storage.settings;

/** Something in an {@code afterrun.toml} that cannot be meant; the message is one line and says where. */
public final class SettingsDefect extends Exception {
    SettingsDefect(String why) {
        super(whole(why));
    }

    /** One that is of the file as a whole. */
    static String whole(String why) {
        return SettingsFile.NAME + ": " + why;
    }

    SettingsDefect(int line, String why) {
        super(SettingsFile.NAME + ":" + line + ": " + why);
    }
}
