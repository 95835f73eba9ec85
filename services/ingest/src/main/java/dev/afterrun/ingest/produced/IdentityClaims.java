package dev.afterrun.ingest.produced;

import dev.afterrun.http.json.Faults;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

/** Attributes that would say who speaks, or how far that is to be trusted. The topic says it, and nothing in a record does. */
final class IdentityClaims {
    /** Those of CloudEvents' Auth Context extension, and the trust of our own events. */
    private static final Set<String> NAMES = Set.of("authtype", "authid", "authclaims", "trust");

    private static final String OURS = "afterrun";

    private IdentityClaims() {}

    /** 422 where one of {@code names} is such an attribute. Dropped in silence, it would be believed to count by who wrote it. */
    static void refuse(Iterator<String> names) {
        var faults = new Faults();
        names.forEachRemaining(name -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (NAMES.contains(lower) || lower.startsWith(OURS)) {
                faults.add("/" + name, "would say who speaks, which the topic alone does; leave it out");
            }
        });
        faults.refuse();
    }
}
