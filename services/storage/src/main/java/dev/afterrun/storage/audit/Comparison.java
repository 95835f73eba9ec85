package dev.afterrun.storage.audit;

import dev.afterrun.blobs.StoredObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What only one side of a {@link Window} tells of.
 *
 * @param unknown what the store lists and no row tells of
 * @param absent what rows tell of and the store does not list
 */
record Comparison(List<StoredObject> unknown, List<KnownObject> absent) {
    /** Goes through both sides once, side by side. */
    static Comparison of(Window window) {
        var unknown = new ArrayList<StoredObject>();
        var absent = new ArrayList<KnownObject>();
        var known = window.known();
        var next = 0;
        for (var object : window.listed()) {
            while (next < known.size() && known.get(next).key().compareTo(object.key()) < 0) {
                absent.add(known.get(next++));
            }
            if (next < known.size() && known.get(next).key().equals(object.key())) {
                next++;
            } else {
                unknown.add(object);
            }
        }
        absent.addAll(known.subList(next, known.size()));
        return new Comparison(unknown, absent);
    }
}
