package dev.afterrun.storage.persisted.repacking;

import dev.afterrun.contracts.persisted.SetBlob;
import java.util.List;

/**
 * A pack of which is known what is needed of it.
 *
 * @param id of its row
 * @param generations that need it, in order
 */
record KnownPack(long id, SetBlob blob, List<Long> generations) {
    KnownPack {
        generations = List.copyOf(generations);
    }
}
