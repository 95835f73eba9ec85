package dev.afterrun.launcher.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The four services. */
public enum Service {
    INGEST,
    STORAGE,
    NOTIFIER,
    REAPER;

    /** As modules, logs, schemas and the table call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean keepsRows() {
        return this != INGEST;
    }

    static List<String> roles() {
        return Arrays.stream(values())
                .filter(Service::keepsRows)
                .map(Service::word)
                .toList();
    }
}
