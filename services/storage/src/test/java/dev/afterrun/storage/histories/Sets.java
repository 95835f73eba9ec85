package dev.afterrun.storage.histories;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.InvalidateSet;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetFound;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.eventing.Event;
import dev.afterrun.http.identity.Account;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.RefSaid;
import dev.afterrun.persisted.archive.SetArchive;
import dev.afterrun.persisted.pack.PackSource;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.blob.Place;
import dev.afterrun.storage.persisted.generation.FindSets;
import dev.afterrun.storage.persisted.generation.InvalidateSets;
import dev.afterrun.storage.persisted.generation.SaveSets;
import dev.afterrun.storage.persisted.generation.TellRestore;
import dev.afterrun.storage.persisted.generation.TestSet;
import dev.afterrun.storage.persisted.verification.ReadDescription;
import dev.afterrun.storage.persisted.verification.StoredPack;
import dev.afterrun.storage.publishing.RecordRun;
import dev.afterrun.storage.testing.CiJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What jobs do with persisted sets. Of six chunks one lies in two packs; few sets need all of a pack. */
@ApplicationScoped
class Sets {
    static final int CHUNKS = 6;

    private static final List<List<Integer>> PACKS = List.of(List.of(0, 1, 2, 3), List.of(3, 4, 5));

    private final SaveSets saveSets;
    private final FindSets findSets;
    private final TellRestore tellRestore;
    private final InvalidateSets invalidateSets;
    private final RecordRun recordRun;
    private final ReadDescription readDescription;
    private final Copies copies;
    private final CopyReader stores;
    private final ObjectMapper json;
    private final Clock clock;

    Sets(
            SaveSets saveSets,
            FindSets findSets,
            TellRestore tellRestore,
            InvalidateSets invalidateSets,
            RecordRun recordRun,
            ReadDescription readDescription,
            Copies copies,
            CopyReader stores,
            ObjectMapper json,
            Clock clock) {
        this.saveSets = saveSets;
        this.findSets = findSets;
        this.tellRestore = tellRestore;
        this.invalidateSets = invalidateSets;
        this.recordRun = recordRun;
        this.readDescription = readDescription;
        this.copies = copies;
        this.stores = stores;
        this.json = json;
        this.clock = clock;
    }

    /** A set of the chunks whose bit is set, with the packs that have some of them. */
    TestSet of(int chunks) {
        var needed = IntStream.range(0, CHUNKS)
                .filter(chunk -> (chunks >> chunk & 1) == 1)
                .boxed()
                .toList();
        var packs = PACKS.stream()
                .filter(pack -> pack.stream().anyMatch(needed::contains))
                .map(pack -> TestSet.pack(texts(pack)))
                .toArray(byte[][]::new);
        return TestSet.of(json, texts(needed)).with(packs);
    }

    private static String[] texts(List<Integer> chunks) {
        return chunks.stream().map(chunk -> "chunk " + chunk).toArray(String[]::new);
    }

    /** Registers what the job has sent. */
    @ActivateRequestContext
    void save(CiJob job, SetName name, TestSet set) {
        saveSets.save(
                caller(job.trust()),
                job.repository(),
                new SaveSet(name, Optional.empty(), of(job), List.of(), set.described(), set.packed()));
    }

    /** The job has ended so. */
    @ActivateRequestContext
    void ended(String id, CiJob job, Conclusion conclusion) {
        recordRun.jobFinished(new Event<>(id, "urn:test:ci", Instant.EPOCH, job.ended(conclusion)));
    }

    /** Finds what the job may restore, reads all of it where it was told that it lies, and asks whether it still stands. */
    @ActivateRequestContext
    void restore(CiJob job, SetName name) throws IOException {
        var found = findSets.find(
                Optional.of(caller(job.trust())),
                job.repository(),
                List.of(new FindSets.Asked(name, Optional.empty())),
                new RefSaid(Optional.of(job.branch()), Optional.empty()));
        read(found);
        tellRestore.restoring(
                Optional.of(caller(job.trust())),
                job.repository(),
                found.generation().id(),
                of(job));
    }

    /** Nothing is restored any more that was saved under the name until now. */
    @ActivateRequestContext
    void invalidate(CiJob job, SetName name) {
        invalidateSets.invalidate(
                caller(TrustLevel.TRUSTED),
                job.repository(),
                name,
                new InvalidateSet(Optional.empty(), true, Optional.empty()));
    }

    private void read(SetFound found) throws IOException {
        var packs = new ArrayList<StoredPack>();
        for (var pack : found.packs()) {
            packs.add(new StoredPack(stores, place(pack.sha256())));
        }
        try (var source = PackSource.of(packs)) {
            var set = readDescription.at(place(found.description().sha256()));
            SetArchive.write(set, source, OutputStream.nullOutputStream());
        }
    }

    private Place place(Digest sha256) {
        return copies.find(sha256)
                .orElseThrow(() -> new IllegalStateException(sha256 + " is gone, and somebody was just told of it"));
    }

    private SetJob of(CiJob job) {
        return new SetJob(
                job.id().source(),
                job.run(),
                job.attempt(),
                job.job(),
                job.commit(),
                Optional.of(job.branch()),
                Optional.empty(),
                clock.instant());
    }

    private static Caller caller(TrustLevel trust) {
        return new Caller(new Account("local", "local", Set.of("*"), Set.of("publisher"), trust));
    }
}
