package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.LinkTarget;
import java.util.regex.Pattern;

/**
 * Names that Windows takes for something else, as Microsoft's "Naming Files, Paths, and Namespaces" lists them: another directory,
 * another stream of a file, a device, or the same name without its end.
 */
final class WindowsNames {
    private static final String SEPARATORS_AND_WILDCARDS = "<>:\"|?*\\";
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)([. ].*)?");

    private static final Pattern SHORT = Pattern.compile("~[0-9]");

    private WindowsNames() {}

    /** Whether each part of {@code path} is on Windows what it is elsewhere. */
    static boolean takes(EntryPath path) {
        return path.parts().stream().allMatch(WindowsNames::takes);
    }

    /**
     * Whether each part of {@code target} is there what it is elsewhere. One that leads to the short name of a file leads to one
     * that is listed under another.
     */
    static boolean takes(LinkTarget target) {
        return target.parts().stream()
                .allMatch(part -> part.equals("..")
                        || (takes(part) && !SHORT.matcher(part).find()));
    }

    private static boolean takes(String part) {
        return part.chars().noneMatch(c -> SEPARATORS_AND_WILDCARDS.indexOf(c) >= 0)
                // Only what is a percent sign has a name there; other bytes that are written so have none.
                && !part.replace("%25", "").contains("%")
                && !part.endsWith(".")
                && !part.endsWith(" ")
                && !DEVICE.matcher(part).matches();
    }
}
