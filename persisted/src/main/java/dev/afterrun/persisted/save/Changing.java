package dev.afterrun.persisted.save;

import java.nio.file.Path;

/** What is said of a file that does not hold still. */
final class Changing {
    private Changing() {}

    static String sentence(Path file, String what) {
        return "'" + file + "' " + what
                + "; end whatever writes it before, leave it out with a rule that begins with '!', "
                + "or let it change with one that begins with '%'";
    }
}
