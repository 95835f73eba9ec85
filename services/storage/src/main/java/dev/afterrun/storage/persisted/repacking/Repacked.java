package dev.afterrun.storage.persisted.repacking;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.persisted.pack.PackNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * New packs with all that is needed of old ones.
 *
 * @param old which the very same generations need
 */
record Repacked(List<SparsePack> old, List<NewPack> fresh) {
    Repacked {
        old = List.copyOf(old);
        fresh = List.copyOf(fresh);
    }

    List<Long> generations() {
        return old.getFirst().pack().generations();
    }

    List<Long> oldIds() {
        return old.stream().map(sparse -> sparse.pack().id()).toList();
    }

    /** Of old and new packs. */
    List<Digest> digests() {
        var all = new ArrayList<Digest>();
        old.forEach(sparse -> all.add(sparse.pack().blob().sha256()));
        fresh.forEach(pack -> all.add(pack.sha256()));
        return all;
    }

    /** Bytes of the old packs that the new ones spare. */
    long spared() {
        return bytes(old.stream().map(sparse -> sparse.pack().blob()).toList())
                - bytes(fresh.stream().map(NewPack::blob).toList());
    }

    /** What these generations need of each of the new packs of which they need anything. */
    List<Reference> references(List<Long> generations) {
        return generations.stream()
                .flatMap(generation -> references(generation).stream())
                .toList();
    }

    /** The new packs that any of these is to. */
    List<NewPack> needed(List<Reference> references) {
        return fresh.stream()
                .filter(pack -> references.stream()
                        .anyMatch(reference -> reference.pack().equals(pack.sha256())))
                .toList();
    }

    private List<Reference> references(long generation) {
        var needed = old.stream().flatMap(sparse -> sparse.neededBy(generation)).collect(Collectors.toSet());
        return fresh.stream()
                .map(pack -> new Reference(
                        generation,
                        fresh.indexOf(pack) + 1,
                        pack.sha256(),
                        PackNeed.of(pack.index(), chunk -> needed.contains(chunk.sha256()))))
                .filter(reference -> reference.need().bytes() > 0)
                .toList();
    }

    private static long bytes(List<SetBlob> blobs) {
        return blobs.stream().mapToLong(SetBlob::size).sum();
    }

    /**
     * That a generation needs something of a new pack.
     *
     * @param number of the pack, from 1
     */
    record Reference(long generation, int number, Digest pack, PackNeed need) {}
}
