package dev.afterrun.storage.persisted.verification;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.Piece;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry.RegularFile;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.persisted.pack.PackIndex;
import dev.afterrun.persisted.pack.PackNeed;
import dev.afterrun.persisted.pack.VerifyPack;
import dev.afterrun.persisted.restore.SetDamaged;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.blob.Place;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.persisted.generation.SetFiles;
import dev.afterrun.storage.persisted.generation.SetFiles.Needed;
import dev.afterrun.storage.persisted.generation.SetSaved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies a generation: unpacks each pack that no set of the tenant has had verified, some in one turn; then looks for every chunk of
 * the description in the packs' indexes. In memory are one pack, and the description with its chunks.
 *
 * <pre>
 * registered ──▶ packs verified ──▶ chunks found ──▶ verified
 *      └───────────────┴─────────────────┴─────────▶ damaged
 * </pre>
 */
@ApplicationScoped
class VerifySet implements Worker {
    /** The kind of this work; its key is the generation's id. */
    static final String KIND = "verify-set";

    /** Packs of one turn: about half a gigabyte of a set's bytes. */
    private static final int PACKS = 32;

    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final long NONE = -1;

    private final SetFiles files;
    private final Copies copies;
    private final CopyReader stores;
    private final ReadDescription readDescription;
    private final VerifiedSets verified;
    private final DueWork dueWork;

    VerifySet(
            SetFiles files,
            Copies copies,
            CopyReader stores,
            ReadDescription readDescription,
            VerifiedSets verified,
            DueWork dueWork) {
        this.files = files;
        this.copies = copies;
        this.stores = stores;
        this.readDescription = readDescription;
        this.verified = verified;
        this.dueWork = dueWork;
    }

    /** Within the transaction that registers it. */
    void saved(@Observes SetSaved saved) {
        dueWork.mark(KIND, Long.toString(saved.generation()), Duration.ZERO);
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
    public Outcome work(String key) throws IOException {
        var generation = Long.parseLong(key);
        var tenant = files.ofUnverified(generation);
        return tenant.isEmpty() ? Outcome.DONE : verify(generation, tenant.get());
    }

    private Outcome verify(long generation, Tenant tenant) throws IOException {
        try {
            var needed = files.of(generation);
            if (needed.isEmpty()) {
                return Outcome.DONE;
            }
            var packs = needed.subList(1, needed.size());
            if (verifyPacks(tenant, packs)) {
                return new Outcome.Again(Duration.ZERO, "more packs are to be verified");
            }
            var set = readDescription.at(place(needed.getFirst().blob().sha256()));
            verified.isGood(tenant, generation, set, find(chunks(set), packs));
        } catch (SetDamaged damaged) {
            verified.isDamaged(generation, String.valueOf(damaged.getMessage()));
        }
        return Outcome.DONE;
    }

    /** Whether more of them are to be verified after these. */
    private boolean verifyPacks(Tenant tenant, List<Needed> packs) throws IOException {
        var unverified = packs.stream().filter(pack -> !pack.verified()).toList();
        for (var pack : unverified.subList(0, Math.min(unverified.size(), PACKS))) {
            var sha256 = pack.blob().sha256();
            VerifyPack.verified(HeldPack.of(stores, place(sha256)));
            verified.packIsGood(tenant, sha256);
        }
        return unverified.size() > PACKS;
    }

    /** The lengths of the set's chunks, each once. */
    private static Map<Digest, Long> chunks(SetDescription set) {
        var lengths = new HashMap<Digest, Long>();
        set.files().flatMap(file -> file.pieces().stream()).forEach(piece -> addTo(lengths, piece));
        set.files().forEach(VerifySet::refuseOtherDigest);
        return lengths;
    }

    /** Of a file that is one chunk, or empty, the digest is known without reading it; most files are. */
    private static void refuseOtherDigest(RegularFile file) {
        var pieces = file.pieces();
        var known = pieces.isEmpty()
                ? Optional.of(Digest.of(new byte[0]))
                : pieces.size() == 1 ? pieces.getFirst().sha256() : Optional.<Digest>empty();
        if (known.isPresent() && !known.get().equals(file.sha256())) {
            throw new SetDamaged("the file '" + file.path() + "' has another SHA-256 than its bytes");
        }
    }

    private static void addTo(Map<Digest, Long> lengths, Piece piece) {
        piece.sha256().ifPresent(sha256 -> {
            var other = lengths.put(sha256, piece.length());
            if (other != null && other != piece.length()) {
                throw new SetDamaged("the description gives the chunk " + sha256.abbreviated() + "… two lengths");
            }
        });
    }

    /** Looks for every chunk in the packs; returns what is needed of each of these. */
    private FoundChunks find(Map<Digest, Long> wanted, List<Needed> packs) throws IOException {
        var missing = new HashSet<>(wanted.keySet());
        var needs = new LinkedHashMap<Digest, PackNeed>();
        for (var pack : packs) {
            var sha256 = pack.blob().sha256();
            var index = PackIndex.of(new StoredPack(stores, place(sha256)));
            var need = PackNeed.of(index, chunk -> wanted.getOrDefault(chunk.sha256(), NONE) == chunk.length());
            index.chunks(need.chunks()).forEach(chunk -> missing.remove(chunk.sha256()));
            needs.put(sha256, need);
        }
        if (!missing.isEmpty()) {
            throw new SetDamaged(
                    missing.size() + " of its " + wanted.size() + " chunks are in no pack, or have another length");
        }
        return new FoundChunks(wanted.size(), needs);
    }

    private Place place(Digest sha256) throws IOException {
        // Without a copy that can be read it is no set; one that comes again is found by the next try.
        return copies.find(sha256).orElseThrow(() -> new IOException("there is no copy of " + sha256));
    }
}
