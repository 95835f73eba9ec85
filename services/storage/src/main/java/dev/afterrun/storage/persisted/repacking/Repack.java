package dev.afterrun.storage.persisted.repacking;

import dev.afterrun.persisted.pack.CopyChunks;
import dev.afterrun.persisted.pack.PackIndex;
import dev.afterrun.persisted.pack.PackSink;
import dev.afterrun.persisted.pack.PackTarget;
import dev.afterrun.persisted.restore.SetDamaged;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.persisted.verification.HeldPack;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Copies what is needed of packs into new ones, which take their place. In memory are one old pack and one new one. */
@ApplicationScoped
class Repack {
    private static final Logger LOG = Logger.getLogger(Repack.class);

    private final Copies copies;
    private final CopyReader stores;
    private final NewPacks newPacks;
    private final ReplacePacks replacePacks;
    private final MeterRegistry meters;

    Repack(Copies copies, CopyReader stores, NewPacks newPacks, ReplacePacks replacePacks, MeterRegistry meters) {
        this.copies = copies;
        this.stores = stores;
        this.newPacks = newPacks;
        this.replacePacks = replacePacks;
        this.meters = meters;
    }

    /** {@code old} are packs that the very same generations need. Where a chunk of them is damaged, all stay as they are. */
    void repack(Tenant tenant, List<SparsePack> old) throws IOException {
        try {
            var repacked = new Repacked(old, written(old));
            var generations = replacePacks.replace(tenant, repacked);
            if (generations > 0) {
                count(repacked, generations);
            }
        } catch (SetDamaged damaged) {
            LOG.warnf(
                    "%d packs, the first of them %s, are not repacked: %s",
                    old.size(), old.getFirst().pack().blob().sha256(), damaged.getMessage());
        }
    }

    private List<NewPack> written(List<SparsePack> old) throws IOException {
        var target = new Target();
        try (var sink = new PackSink(Set.of(), target);
                var copy = new CopyChunks(sink)) {
            for (var sparse : old) {
                copy.copy(held(sparse), sparse.index(), sparse.needed());
            }
            sink.end();
        }
        return target.written;
    }

    private HeldPack held(SparsePack sparse) throws IOException {
        var sha256 = sparse.pack().blob().sha256();
        return HeldPack.of(
                stores, copies.find(sha256).orElseThrow(() -> new IOException("there is no copy of " + sha256)));
    }

    private void count(Repacked repacked, int generations) {
        LOG.infof(
                "%d packs became %d, which spares %d bytes, for %d generations",
                repacked.old().size(), repacked.fresh().size(), repacked.spared(), generations);
        meters.counter("afterrun.repacking.packs").increment(repacked.old().size());
        meters.counter("afterrun.repacking.spared").increment((double) Math.max(0, repacked.spared()));
    }

    /** Writes each pack as it is full: none is copied, and none stays in memory. */
    private final class Target implements PackTarget {
        private final List<NewPack> written = new ArrayList<>();

        @Override
        public void take(byte[] pack, PackIndex index) throws IOException {
            take(pack, pack.length, index);
        }

        @Override
        public void take(byte[] buffer, int length, PackIndex index) throws IOException {
            written.add(newPacks.write(buffer, length, index));
        }
    }
}
