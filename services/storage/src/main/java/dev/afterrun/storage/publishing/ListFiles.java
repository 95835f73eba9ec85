package dev.afterrun.storage.publishing;

import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.catalog.FileList;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.NewFiles;
import dev.afterrun.storage.disposal.DisposeBlob;
import dev.afterrun.storage.disposal.RetentionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Makes artifacts of the files that a job names; what a new version replaced goes after the grace period. */
@ApplicationScoped
class ListFiles {
    private final FileList files;
    private final DueWork dueWork;
    private final RetentionSettings retention;

    ListFiles(FileList files, DueWork dueWork, RetentionSettings retention) {
        this.files = files;
        this.dueWork = dueWork;
        this.retention = retention;
    }

    @Transactional(TxType.MANDATORY)
    void list(Job job, NewFiles named) {
        files.add(job, named)
                .forEach(replaced -> dueWork.mark(DisposeBlob.KIND, DisposeBlob.key(replaced), retention.grace()));
    }
}
