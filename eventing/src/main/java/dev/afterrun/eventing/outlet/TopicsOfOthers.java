package dev.afterrun.eventing.outlet;

import java.util.Set;

/** The topics that a service reads and somebody outside writes. */
public interface TopicsOfOthers {
    /** Their names. */
    Set<String> names();
}
