package dev.afterrun.storage.archive;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.blob.Place;
import dev.afterrun.storage.listing.FileBatches;
import dev.afterrun.storage.listing.FolderFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes archives of files as they are read, one after the other, each compared with its digest. */
@ApplicationScoped
public class WriteArchive {
    private final CopyReader stores;
    private final Copies copies;

    WriteArchive(CopyReader stores, Copies copies) {
        this.stores = stores;
        this.copies = copies;
    }

    /**
     * Writes all of {@code files}; those whose downloads are counted are left out. Closes nothing: an archive that fails ends
     * where it failed.
     *
     * @param written is told of each file that is whole in it
     * @throws IOException where a file cannot be read to its end, or is damaged
     */
    public void write(FileBatches files, ArchiveForm form, OutputStream out, Consumer<FolderFile> written)
            throws IOException {
        try (var archive = form.into(out)) {
            for (var batch = files.next(); !batch.isEmpty(); batch = files.next()) {
                var places = copies.find(batch.stream().map(FolderFile::sha256).toList());
                for (var file : batch) {
                    if (!file.counted()) {
                        add(archive, file, places);
                        written.accept(file);
                    }
                }
            }
            archive.finish();
        }
    }

    private void add(ArchiveWriter archive, FolderFile file, Map<Digest, Place> places) throws IOException {
        // Disposed of and brought again, or moved, since the batch was looked up: it may lie elsewhere by now.
        var place = Optional.ofNullable(places.get(file.sha256()))
                .or(() -> copies.find(file.sha256()))
                .orElseThrow(() -> new IOException("there is no copy of " + file.sha256()));
        try (var content = new DigestInputStream(stores.open(place), Digest.sha256())) {
            archive.add(file, content);
            var actual = Digest.ofHash(content.getMessageDigest().digest());
            if (!actual.equals(file.sha256())) {
                throw new IOException(
                        "the object " + place.slice().key() + " is damaged: it has not the bytes of " + file.sha256());
            }
        }
    }
}
