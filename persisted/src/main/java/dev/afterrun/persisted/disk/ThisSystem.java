package dev.afterrun.persisted.disk;

import dev.afterrun.contracts.persisted.SetSystem;
import dev.afterrun.contracts.persisted.SetSystem.OperatingSystem;
import java.util.Locale;

/** The system that this program runs on. */
public final class ThisSystem {
    private ThisSystem() {}

    /** What Java says of it; whatever is neither Windows nor macOS counts as Linux, whose names and modes it has. */
    public static SetSystem here() {
        var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return new SetSystem(os(name), System.getProperty("os.arch", "unknown"));
    }

    private static OperatingSystem os(String name) {
        if (name.startsWith("windows")) {
            return OperatingSystem.WINDOWS;
        }
        return name.startsWith("mac") ? OperatingSystem.MACOS : OperatingSystem.LINUX;
    }
}
