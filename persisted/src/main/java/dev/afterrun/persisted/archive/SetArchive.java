package dev.afterrun.persisted.archive;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.LinkTarget;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetTree;
import dev.afterrun.persisted.archive.TarEntry.Kind;
import dev.afterrun.persisted.restore.ChunkSource;
import dev.afterrun.persisted.restore.SetDamaged;
import dev.afterrun.persisted.restore.VerifiedChunks;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A set as one tar archive, streamed in the order of its entries: {@code home/.cargo/registry/…}. The same set is always the same
 * bytes. Holes are zeros.
 */
public final class SetArchive {
    private static final FileMode DIRECTORY = new FileMode(0755);
    private static final FileMode LINK = new FileMode(0777);

    private final VerifiedChunks chunks;
    private final TarWriter tar;

    private SetArchive(VerifiedChunks chunks, TarWriter tar) {
        this.chunks = chunks;
        this.tar = tar;
    }

    /**
     * Writes all of {@code set}. Where this fails, what was written is no archive.
     *
     * @throws SetDamaged when a chunk has other bytes than the set says
     */
    public static void write(SetDescription set, ChunkSource source, OutputStream out) throws IOException {
        var archive = new SetArchive(new VerifiedChunks(source), new TarWriter(out));
        for (var tree : set.trees()) {
            archive.write(tree);
        }
        archive.tar.end();
    }

    private void write(SetTree tree) throws IOException {
        var base = tree.base().word() + "/";
        for (var entry : tree.entries()) {
            var name = base + bytes(entry.path());
            switch (entry) {
                case SetEntry.Passage passage -> directory(name, DIRECTORY, Instant.EPOCH);
                case SetEntry.Directory directory -> directory(name, directory.mode(), directory.modified());
                case SetEntry.RegularFile file -> write(file, name);
                case SetEntry.HardLink link -> link(Kind.HARD_LINK, name, Instant.EPOCH, base + bytes(link.to()));
                case SetEntry.SymbolicLink link ->
                    link(Kind.SYMBOLIC_LINK, name, link.modified(), bytes(link.target()));
            }
        }
    }

    private void directory(String name, FileMode mode, Instant modified) throws IOException {
        tar.header(new TarEntry(Kind.DIRECTORY, name + "/", mode, modified, 0, ""));
    }

    private void link(Kind kind, String name, Instant modified, String to) throws IOException {
        tar.header(new TarEntry(kind, name, LINK, modified, 0, to));
    }

    private void write(SetEntry.RegularFile file, String name) throws IOException {
        tar.header(new TarEntry(Kind.FILE, name, file.mode(), file.modified(), file.size(), ""));
        for (var piece : file.pieces()) {
            if (piece.sha256().isPresent()) {
                tar.content(chunks.read(piece.sha256().get(), piece.length(), file));
            } else {
                tar.zeros(piece.length());
            }
        }
        tar.fill(file.size());
    }

    private static String bytes(EntryPath path) {
        return new String(path.bytes(), StandardCharsets.ISO_8859_1);
    }

    private static String bytes(LinkTarget target) {
        return new String(target.bytes(), StandardCharsets.ISO_8859_1);
    }
}
