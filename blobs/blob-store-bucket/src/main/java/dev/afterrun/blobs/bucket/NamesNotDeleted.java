package dev.afterrun.blobs.bucket;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Of many objects of a bucket some may be there still. */
public final class NamesNotDeleted extends IOException {
    private final transient Map<String, IOException> failures;

    /** @param failures 1 or more */
    NamesNotDeleted(Map<String, IOException> failures) {
        this(failures, failures.values().iterator().next());
    }

    private NamesNotDeleted(Map<String, IOException> failures, IOException first) {
        super(
                "of the objects that were to be deleted " + failures.size() + " may be there still: "
                        + first.getMessage(),
                first);
        this.failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    /** Those of which it is not known that they are gone, each with the reason. */
    public Map<String, IOException> failures() {
        return failures;
    }
}
