package dev.afterrun.storage.listing;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.storage.download.Candidates;
import java.util.List;
import java.util.Optional;

/** Goes through a folder's files once, by path, without ever holding all of them. Used by one thread. */
public final class FileBatches {
    private final FolderFiles files;
    private final Candidates candidates;
    private final Folder folder;
    private Optional<ArtifactPath> after = Optional.empty();
    private List<FolderFile> ahead;
    private boolean last;

    FileBatches(FolderFiles files, Candidates candidates, Folder folder) {
        this.files = files;
        this.candidates = candidates;
        this.folder = folder;
        this.ahead = look();
    }

    /** Whether there is no file at all, or none is left. */
    public boolean isEmpty() {
        return ahead.isEmpty();
    }

    /** The next files; none at the end. */
    public List<FolderFile> next() {
        var batch = ahead;
        ahead = last ? List.of() : look();
        return batch;
    }

    private List<FolderFile> look() {
        var batch = files.next(candidates, folder, after);
        last = FolderFiles.isLast(batch);
        after = batch.isEmpty() ? after : Optional.of(batch.getLast().path());
        return batch;
    }
}
