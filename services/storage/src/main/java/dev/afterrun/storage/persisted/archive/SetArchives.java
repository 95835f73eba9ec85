package dev.afterrun.storage.persisted.archive;

import com.github.luben.zstd.ZstdOutputStream;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.persisted.archive.SetArchive;
import dev.afterrun.persisted.pack.PackSource;
import dev.afterrun.persisted.restore.SetDamaged;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.blob.Place;
import dev.afterrun.storage.persisted.generation.SetFiles;
import dev.afterrun.storage.persisted.generation.SetFiles.Needed;
import dev.afterrun.storage.persisted.verification.ReadDescription;
import dev.afterrun.storage.persisted.verification.StoredPack;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes sets as {@code .tar.zst}. In memory are the description, where each chunk lies, and one frame of a pack. */
@ApplicationScoped
public class SetArchives {
    /** As archives of runs. */
    private static final int LEVEL = 3;

    private static final int BUFFER = 64 * 1024;

    private final SetFiles files;
    private final Copies copies;
    private final CopyReader stores;
    private final ReadDescription readDescription;
    private final ArchiveDigests digests;

    SetArchives(
            SetFiles files, Copies copies, CopyReader stores, ReadDescription readDescription, ArchiveDigests digests) {
        this.files = files;
        this.copies = copies;
        this.stores = stores;
        this.readDescription = readDescription;
        this.digests = digests;
    }

    /**
     * Writes all of the generation to {@code out}, which is not closed. Where this fails, what was written is no archive.
     *
     * @throws SetDamaged when a chunk has other bytes than the set says
     */
    public void write(long generation, OutputStream out) throws IOException {
        var needed = files.of(generation);
        if (needed.isEmpty()) {
            throw new IOException("the generation has just ended");
        }
        var set = readDescription.at(place(needed.getFirst()));
        var packs = new ArrayList<StoredPack>();
        for (var pack : needed.subList(1, needed.size())) {
            packs.add(new StoredPack(stores, place(pack)));
        }
        var hashed = new DigestOutputStream(out, Digest.sha256());
        try (var source = PackSource.of(packs, chunks(set)::contains);
                var zstd = new ZstdOutputStream(hashed, LEVEL)) {
            var tar = new BufferedOutputStream(zstd, BUFFER);
            SetArchive.write(set, source, tar);
            tar.flush();
        }
        digests.is(generation, Digest.ofHash(hashed.getMessageDigest().digest()));
    }

    private static Set<Digest> chunks(SetDescription set) {
        return set.files()
                .flatMap(file -> file.pieces().stream())
                .flatMap(piece -> piece.sha256().stream())
                .collect(Collectors.toSet());
    }

    private Place place(Needed needed) throws IOException {
        var sha256 = needed.blob().sha256();
        return copies.find(sha256).orElseThrow(() -> new IOException("there is no copy of " + sha256));
    }
}
