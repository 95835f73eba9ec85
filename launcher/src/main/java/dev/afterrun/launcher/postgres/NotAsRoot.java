package dev.afterrun.launcher.postgres;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL refuses to run as root. In a user namespace without a mapping the same user is nobody to itself, and its
 * files are its own still.
 */
final class NotAsRoot {
    private NotAsRoot() {}

    /** What goes before a command: nothing, unless this user is root. */
    static List<String> prefix() throws IOException {
        return root() ? List.of("unshare", "--user") : List.of();
    }

    private static boolean root() throws IOException {
        Optional<String> user = ProcessHandle.current().info().user();
        return user.filter("root"::equals).isPresent();
    }
}
