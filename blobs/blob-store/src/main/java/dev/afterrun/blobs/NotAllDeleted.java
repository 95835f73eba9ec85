package dev.afterrun.blobs;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Of many objects some may be there still; deleting them again may help. */
public final class NotAllDeleted extends IOException {
    private final transient Map<ObjectKey, IOException> failures;

    /** @param failures 1 or more */
    public NotAllDeleted(Map<ObjectKey, IOException> failures) {
        this(failures, failures.entrySet().iterator().next());
    }

    private NotAllDeleted(Map<ObjectKey, IOException> failures, Map.Entry<ObjectKey, IOException> first) {
        super(
                "not deleted: " + first.getKey()
                        + (failures.size() == 1 ? "" : " and " + (failures.size() - 1) + " more") + ": "
                        + first.getValue().getMessage(),
                first.getValue());
        this.failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    /** Those of which it is not known that they are gone, each with the reason. */
    public Map<ObjectKey, IOException> failures() {
        return failures;
    }
}
