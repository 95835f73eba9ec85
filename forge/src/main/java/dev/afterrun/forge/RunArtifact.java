package dev.afterrun.forge;

import dev.afterrun.contracts.Digest;
import java.util.Optional;

/**
 * What a run left with the forge: files in one zip archive.
 *
 * @param id the forge's number of it
 * @param bytes of the archive, as the forge says
 * @param sha256 of the archive, where the forge says it
 * @param expired whether the forge has its bytes no more
 */
public record RunArtifact(long id, String name, long bytes, Optional<Digest> sha256, boolean expired) {
    /** How many of one run are looked at. */
    public static final int MOST = 1_000;
}
