package dev.afterrun.cli.publish;

import dev.afterrun.contracts.Limits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What travels in one request. */
sealed interface Parcel {
    /** Small packs keep memory and repetitions small; the limit is four times as much. */
    long TARGET = Limits.PACK_BYTES / 4;

    /** Small files, together. */
    record Together(List<HashedFile> files) implements Parcel {}

    /** A file of its own. */
    record Alone(HashedFile file) implements Parcel {}

    /** All files in parcels, the big ones first, so that the last to arrive are not the longest. */
    static List<Parcel> of(Collection<HashedFile> files) {
        var parcels = new ArrayList<Parcel>();
        var small = new ArrayList<HashedFile>();
        var bytes = 0L;
        for (var file : files) {
            if (file.size() >= Limits.PACKED_BYTES) {
                parcels.add(new Alone(file));
                continue;
            }
            if (bytes + PackBody.bytes(file) > TARGET) {
                parcels.add(new Together(List.copyOf(small)));
                small.clear();
                bytes = 0;
            }
            small.add(file);
            bytes += PackBody.bytes(file);
        }
        if (!small.isEmpty()) {
            parcels.add(new Together(List.copyOf(small)));
        }
        return parcels;
    }
}
