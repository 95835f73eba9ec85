package dev.afterrun.cli.persist;

import dev.afterrun.cli.publish.HashedFile;
import dev.afterrun.cli.publish.JobUploads;
import dev.afterrun.cli.set.DeclaredSet;
import dev.afterrun.cli.set.JobAtServer;
import dev.afterrun.cli.set.SeenFiles;
import dev.afterrun.cli.set.SetFailures;
import dev.afterrun.cli.set.remote.DescriptionBytes;
import dev.afterrun.cli.set.remote.Travelled;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.persisted.Piece;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.persisted.disk.ThisSystem;
import dev.afterrun.persisted.pack.PackSink;
import dev.afterrun.persisted.restore.SetDamaged;
import dev.afterrun.persisted.rule.PathRules;
import dev.afterrun.persisted.save.DescribeSet;
import dev.afterrun.persisted.save.KnownFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Saves one set.
 *
 * <pre>
 * base ──▶ read, cut, send what it lacks ──▶ announce all, send the description ──▶ register
 *              ▲                                    │ the base has gone meanwhile
 *              └──────────── without a base ────────┘
 * </pre>
 */
final class Saving {
    private final JobAtServer job;
    private final DeclaredSet set;
    private final PathRules rules;
    private final SeenFiles seen;
    private final Travelled sent = new Travelled();
    private final Travelled received = new Travelled();

    Saving(JobAtServer job, DeclaredSet set, PathRules rules) {
        this.job = job;
        this.set = set;
        this.rules = rules;
        this.seen = job.seen(set, job.places().bases());
        var unused = CompletableFuture.runAsync(PackSink::prepare);
    }

    /** Returns when the server has it all and knows it; empty where the rules took nothing. */
    Optional<Saved> save() {
        return SetFailures.told(
                "persisting '" + set.name() + "'", () -> switch (save(Base.find(job, set, seen, received))) {
                    case Attempt.Done(var saved) -> Optional.of(saved);
                    case Attempt.Nothing() -> Optional.empty();
                    case Attempt.BaseGone() -> Optional.of(anew());
                });
    }

    private Saved anew() throws IOException {
        if (save(Base.NONE) instanceof Attempt.Done(var saved)) {
            return saved;
        }
        throw new SetDamaged("the server does not keep what it was sent; try again");
    }

    private Attempt save(Base base) throws IOException {
        var uploads = new JobUploads(job.sets().server(), job.draft(), job.parallel(), sent);
        try (var spool = new Spool();
                var shipping = new PackShipping(spool, uploads, job.parallel())) {
            var seeing = seen.seeing(base.unread());
            var described = described(base, seeing, shipping);
            if (described.trees().stream().allMatch(tree -> tree.entries().isEmpty())) {
                return new Attempt.Nothing();
            }
            var packs = packs(described, base, shipping);
            var bytes = DescriptionBytes.of(described);
            var description = spool.description(bytes);
            seen.noteRead(description.entry().sha256(), described, seeing);
            arrive(shipping);
            var lacking = uploads.send(announced(description, packs), List.of(description));
            if (!shipping.digests().containsAll(lacking)) {
                return new Attempt.BaseGone();
            }
            var generation = new Registering(job.sets()).register(request(description, packs));
            job.descriptions().keep(description.entry().sha256(), bytes);
            return new Attempt.Done(
                    new Saved(generation, described, base.generation(), shipping.packs(), sent, received));
        }
    }

    private SetDescription described(Base base, KnownFiles known, PackShipping shipping) throws IOException {
        var console = job.console();
        try (var reading = new Reading(job.progress());
                var sink = new PackSink(base.known(), shipping);
                var packing = new Beside(sink, base.sizes().most())) {
            var links = set.rules().links();
            var described = new DescribeSet(job.places().bases(), ThisSystem.here(), links, console::note)
                    .describe(rules, base.sizes(), reading.watched(packing), known, reading::begin);
            packing.end();
            sink.end();
            return described;
        }
    }

    /** Waits for what is on its way. */
    private void arrive(PackShipping shipping) {
        var all = shipping.packs().stream().mapToLong(SetBlob::size).sum();
        var left = all - sent.bytes();
        if (left > 0) {
            try (var phase = job.progress().begin("sending", left)) {
                sent.showOn(phase);
                shipping.end();
            } finally {
                sent.showNoMore();
            }
        }
        shipping.end();
    }

    /** Each pack that has a chunk of the set, once. */
    private static Set<SetBlob> packs(SetDescription described, Base base, PackShipping shipping) {
        var packs = new LinkedHashSet<SetBlob>();
        described
                .files()
                .flatMap(file -> file.pieces().stream())
                .map(Piece::sha256)
                .flatMap(Optional::stream)
                .forEach(chunk -> packs.add(
                        base.pack(chunk).or(() -> shipping.find(chunk)).orElseThrow()));
        return packs;
    }

    /** From here on the server keeps the base's packs for this job, too. */
    private static List<ManifestEntry> announced(HashedFile description, Set<SetBlob> packs) {
        var all = new ArrayList<ManifestEntry>();
        all.add(description.entry());
        packs.forEach(pack -> all.add(Spool.announced(pack)));
        return all;
    }

    private SaveSet request(HashedFile description, Set<SetBlob> packs) throws IOException {
        var entry = description.entry();
        return new SaveSet(
                set.name(),
                set.key(),
                job.job(),
                job.notes().restored(),
                new SetBlob(entry.sha256(), entry.size()),
                List.copyOf(packs));
    }
}
