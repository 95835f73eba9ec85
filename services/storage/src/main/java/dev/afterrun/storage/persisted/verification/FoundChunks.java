package dev.afterrun.storage.persisted.verification;

import dev.afterrun.contracts.Digest;
import dev.afterrun.persisted.pack.PackNeed;
import java.util.Map;

/**
 * The chunks of a set, all of which were found.
 *
 * @param count each once
 * @param needs what the set needs of each of its packs
 */
record FoundChunks(int count, Map<Digest, PackNeed> needs) {}
