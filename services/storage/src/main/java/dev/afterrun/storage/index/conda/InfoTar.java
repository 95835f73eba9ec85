package dev.afterrun.storage.index.conda;

import dev.afterrun.storage.index.Defect;
import dev.afterrun.storage.index.tar.BoundedBytes;
import dev.afterrun.storage.index.tar.TarEntries;
import java.io.IOException;
import java.io.InputStream;

/** Looks for {@code info/index.json} in a tar file, where packages have it among the first entries. */
final class InfoTar {
    /** Bytes that are unpacked to find it. Before it may lie the list of all files, some megabytes of the largest packages. */
    static final long UNPACKED_BYTES = 32 * 1024 * 1024;

    /**
     * Packed bytes that are read for those. No compression makes more bytes of some than there were, but for a hundredth; what takes more
     * has parts that unpack to nothing, in which a reader could spend hours.
     */
    static final long PACKED_BYTES = UNPACKED_BYTES + 2 * 1024 * 1024;

    /** Entries that are looked at to find it. */
    static final int ENTRIES = 20_000;

    /** Bytes of an {@code info/index.json}; those in use have some hundred, the longest some thousand. */
    static final int INDEX_BYTES = 256 * 1024;

    private static final String FOLDER = "info/";
    private static final String INDEX = FOLDER + "index.json";

    private final TarEntries tar;
    private boolean hasInfo;

    private InfoTar(InputStream unpacked) {
        this.tar = new TarEntries(unpacked);
    }

    /**
     * The file.
     *
     * @param packed where its bytes come from, up to {@link #PACKED_BYTES} of them; closed in the end
     * @param unpacking what makes a tar file of them
     * @throws Defect when it is too long, no file, too far behind, or missing among others of its folder
     * @throws NotOfKind when there is no such folder where packages have it
     * @throws IOException when the tar file is damaged
     */
    static byte[] index(InputStream packed, Unpacking unpacking) throws IOException, Defect, NotOfKind {
        var taken = new BoundedBytes(packed, PACKED_BYTES);
        try (var unpacked = new BoundedBytes(unpacking.of(taken), UNPACKED_BYTES)) {
            return index(taken, unpacked);
        } catch (IOException e) {
            if (taken.isPassed()) {
                // Before anything was unpacked.
                throw new NotOfKind();
            }
            throw e;
        }
    }

    private static byte[] index(BoundedBytes packed, BoundedBytes unpacked) throws IOException, Defect, NotOfKind {
        var reader = new InfoTar(unpacked);
        try {
            return reader.find();
        } catch (IOException e) {
            if (unpacked.isPassed()) {
                throw reader.missing(" among its first " + UNPACKED_BYTES + " bytes");
            }
            if (packed.isPassed()) {
                throw reader.missing(" among its first " + PACKED_BYTES + " packed bytes");
            }
            throw e;
        }
    }

    private byte[] find() throws IOException, Defect, NotOfKind {
        for (var seen = 0; seen < ENTRIES; seen++) {
            var entry = tar.next();
            if (entry.isEmpty()) {
                throw missing("");
            }
            var name = plain(entry.get().name());
            hasInfo |= name.startsWith(FOLDER);
            if (name.equals(INDEX)) {
                return content(entry.get());
            }
        }
        throw missing(" among its first " + ENTRIES + " entries");
    }

    private Defect missing(String where) throws NotOfKind {
        if (!hasInfo) {
            throw new NotOfKind();
        }
        return new Defect("its archive has no info/index.json" + where);
    }

    private byte[] content(TarEntries.Entry entry) throws IOException, Defect {
        if (!entry.isFile()) {
            throw new Defect("its info/index.json is no file");
        }
        if (entry.size() > INDEX_BYTES) {
            throw new Defect("its info/index.json has more than " + INDEX_BYTES + " bytes");
        }
        return tar.content(entry, INDEX_BYTES);
    }

    /** What packed bytes unpack to. */
    @FunctionalInterface
    interface Unpacking {
        InputStream of(InputStream packed) throws IOException;
    }

    private static String plain(String name) {
        return name.startsWith("./") ? name.substring(2) : name;
    }
}
