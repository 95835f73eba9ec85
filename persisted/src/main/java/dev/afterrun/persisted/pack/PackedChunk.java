package dev.afterrun.persisted.pack;

import dev.afterrun.contracts.Digest;
import dev.afterrun.persisted.restore.SetDamaged;

/**
 * A chunk in a frame, after those that are listed before it.
 *
 * @param length bytes, unpacked
 */
public record PackedChunk(Digest sha256, int length) {
    /** @throws SetDamaged when its bytes, which begin at {@code offset} of what its frame unpacks to, are others */
    void compare(byte[] plain, int offset) {
        var hash = Digest.sha256();
        hash.update(plain, offset, length);
        if (!Digest.ofHash(hash.digest()).equals(sha256)) {
            throw new SetDamaged(
                    "a pack has other bytes for the chunk " + sha256.abbreviated() + "… than its SHA-256 says");
        }
    }
}
