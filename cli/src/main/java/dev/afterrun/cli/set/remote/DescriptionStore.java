package dev.afterrun.cli.set.remote;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.LimitPassed;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.persisted.disk.Listing;
import dev.afterrun.persisted.restore.SetDamaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/** Descriptions of sets, of which those that were seen on this machine need not travel again. Their digests say what they are. */
public final class DescriptionStore {
    private static final int MOST = 20;
    private static final String END = ".json.zst";

    private final Path directory;
    private final Consumer<String> notes;

    /** They lie in {@code directory}; {@code notes} hears when they cannot. */
    public DescriptionStore(Path directory, Consumer<String> notes) {
        this.directory = directory;
        this.notes = notes;
    }

    /**
     * What {@code blob} has, from here or from there.
     *
     * @throws SetDamaged when other bytes come than its SHA-256 says, or they are no description
     */
    public SetDescription get(RemoteBlob blob) {
        var sha256 = blob.blob().sha256();
        var kept = kept(sha256);
        if (kept.isPresent()) {
            return DescriptionBytes.read(kept.get());
        }
        // What is compressed is longer than what it was by a few bytes at most.
        LimitPassed.refuse("bytes of a set's description", blob.size(), Limits.SET_DESCRIPTION_BYTES * 2L);
        var bytes = blob.read(0, Math.toIntExact(blob.size()));
        if (!Digest.of(bytes).equals(sha256)) {
            throw new SetDamaged("the set's description has other bytes than its SHA-256 " + sha256.abbreviated()
                    + "… says; try again, or invalidate the set");
        }
        var set = DescriptionBytes.read(bytes);
        keep(sha256, bytes);
        return set;
    }

    /** Keeps what will be asked for. */
    public void keep(Digest sha256, byte[] bytes) {
        try {
            Files.createDirectories(directory);
            var beside = Files.createTempFile(directory, "new-", END);
            Files.write(beside, bytes);
            Files.move(beside, file(sha256), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            Listing.keepNewest(directory, MOST);
        } catch (IOException e) {
            notes.accept(
                    "the set's description could not be kept in " + directory + " (" + e + "); nothing depends on it");
        }
    }

    private Optional<byte[]> kept(Digest sha256) {
        return Optional.of(file(sha256))
                .filter(Files::isRegularFile)
                .flatMap(DescriptionStore::read)
                .filter(bytes -> Digest.of(bytes).equals(sha256));
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            // Gone, or not ours: it travels.
            return Optional.empty();
        }
    }

    private Path file(Digest sha256) {
        return directory.resolve(sha256 + END);
    }
}
