package dev.afterrun.storage.persisted.repacking;

import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.persisted.pack.PackIndex;
import dev.afterrun.persisted.restore.SetDamaged;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.disposal.Yielding;
import dev.afterrun.storage.persisted.generation.NeedsChanged;
import dev.afterrun.storage.persisted.verification.StoredPack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks at the packs of a tenant whose needs have changed, some in one turn, and repacks those of which less than half is needed. */
@ApplicationScoped
class RepackSets implements Worker {
    /** The kind of this work; its key is that of a {@link Stretch}. */
    static final String KIND = "repack-sets";

    private static final Logger LOG = Logger.getLogger(RepackSets.class);

    /** Packs of one turn. */
    private static final int PACKS = 32;

    /** Generations end and come together. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private static final Duration LEASE = Duration.ofMinutes(10);

    private final KnownPacks known;
    private final Copies copies;
    private final CopyReader stores;
    private final Repack repack;
    private final Yielding yielding;
    private final DueWork dueWork;

    RepackSets(KnownPacks known, Copies copies, CopyReader stores, Repack repack, Yielding yielding, DueWork dueWork) {
        this.known = known;
        this.copies = copies;
        this.stores = stores;
        this.repack = repack;
        this.yielding = yielding;
        this.dueWork = dueWork;
    }

    void changed(@Observes NeedsChanged changed) {
        dueWork.mark(KIND, Stretch.first(changed.tenant()).key(), SETTLED);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public Duration lease() {
        return LEASE;
    }

    @Override
    public Duration rest() {
        return yielding.rest(KIND);
    }

    @Override
    public Outcome work(String key) throws IOException {
        var stretch = Stretch.of(key);
        var packs = known.maybeSparse(stretch, PACKS);
        for (var together : sparse(packs)) {
            yielding.step(KIND, () -> repack.repack(stretch.tenant(), together));
        }
        if (packs.size() == PACKS) {
            var next = stretch.from(packs.getLast().id()).key();
            QuarkusTransaction.requiringNew().run(() -> dueWork.mark(KIND, next, Duration.ZERO));
        }
        return Outcome.DONE;
    }

    /** The sparse ones among these, those together that the very same generations need. */
    private Iterable<List<SparsePack>> sparse(List<KnownPack> packs) throws IOException {
        var together = new LinkedHashMap<List<Long>, List<SparsePack>>();
        for (var pack : packs) {
            sparse(pack)
                    .ifPresent(found -> together.computeIfAbsent(pack.generations(), any -> new ArrayList<>())
                            .add(found));
        }
        return together.values();
    }

    private Optional<SparsePack> sparse(KnownPack pack) throws IOException {
        var place = copies.find(pack.blob().sha256());
        var needs = known.needs(pack);
        // One that has ended since will tell of itself.
        if (place.isEmpty() || needs.size() < pack.generations().size()) {
            return Optional.empty();
        }
        try {
            var index = PackIndex.of(new StoredPack(stores, place.get()));
            return Optional.of(new SparsePack(pack, index, needs)).filter(SparsePack::isSparse);
        } catch (SetDamaged damaged) {
            LOG.warnf("The pack %s is not repacked: %s", pack.blob().sha256(), damaged.getMessage());
            return Optional.empty();
        }
    }
}
