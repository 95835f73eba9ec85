package dev.afterrun.storage.archive;

import dev.afterrun.storage.listing.FolderFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Writes an archive entry by entry. The same files make the same bytes: nothing of the moment or the machine is in them. */
sealed interface ArchiveWriter extends Closeable permits TarZst, Zip {
    /** The next entry; {@code content} has exactly the file's bytes. */
    void add(FolderFile file, InputStream content) throws IOException;

    /** All entries were added: what an archive ends with. */
    void finish() throws IOException;

    /** Frees what it holds. */
    @Override
    void close() throws IOException;
}
