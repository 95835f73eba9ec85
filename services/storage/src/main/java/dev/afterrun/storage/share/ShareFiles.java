package dev.afterrun.storage.share;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.storage.quota.RefuseUploads;
import dev.afterrun.storage.upload.UploadSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Takes files from people, who name at most a repository. */
@ApplicationScoped
public class ShareFiles {
    private final BlobStore store;
    private final RecordShares recordShares;
    private final RefuseUploads refuseUploads;
    private final UploadSettings uploads;
    private final ShareSettings settings;

    ShareFiles(
            BlobStore store,
            RecordShares recordShares,
            RefuseUploads refuseUploads,
            UploadSettings uploads,
            ShareSettings settings) {
        this.store = store;
        this.recordShares = recordShares;
        this.refuseUploads = refuseUploads;
        this.uploads = uploads;
        this.settings = settings;
    }

    /**
     * The files that {@code caller} is about to send. They belong to the repository that is named; else to the one that the
     * token is for; else to the one that the operator chose. 403 where the token does not cover it, 409 where it has all that it
     * may have.
     */
    public Parcel begin(Caller caller, Optional<String> named) {
        var repository = repository(named.or(caller::onlyRepository)
                .or(settings::repository)
                .orElseThrow(() -> new ProblemException(ProblemType.INVALID.because(
                        "the token covers several repositories; name one with -H 'Afterrun-Repository: OWNER/NAME'"))));
        var sender = new Sender(caller.mayPublishTo(repository), repository);
        refuseUploads.unknownSize(sender.repository(), sender.name());
        return new Parcel(store, recordShares, sender, uploads.fileLimit());
    }

    private static RepositoryName repository(String name) {
        try {
            return RepositoryName.parse(name.strip());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(e));
        }
    }
}
