package dev.afterrun.storage.uploadtoken;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.token.UploadTokenShown;
import dev.afterrun.contracts.token.UploadTokenState;
import dev.afterrun.http.identity.InstallToken;
import dev.afterrun.http.identity.Principal;
import dev.afterrun.http.identity.RefPattern;
import dev.afterrun.http.identity.UploadToken;
import java.time.Instant;
import java.util.Optional;

/**
 * A token as its row has it.
 *
 * @param repository by the name that it has now
 * @param usedAt to the minute
 */
record StoredToken(
        long id,
        RepositoryId tenant,
        RepositoryName repository,
        String name,
        Purpose purpose,
        String by,
        Instant since,
        Instant until,
        Optional<Instant> usedAt,
        Optional<Revoked> revoked) {

    UploadTokenState state(Instant now) {
        if (revoked.isPresent()) {
            return UploadTokenState.REVOKED;
        }
        return now.isBefore(until) ? UploadTokenState.GOOD : UploadTokenState.EXPIRED;
    }

    Principal bearer() {
        return switch (purpose) {
            case Purpose.Uploading uploading -> uploader(uploading);
            case Purpose.Installing _ -> new InstallToken(id, tenant, repository);
        };
    }

    /** Its bearer, where it is for uploading. */
    Optional<UploadToken> uploader() {
        return switch (purpose) {
            case Purpose.Uploading uploading -> Optional.of(uploader(uploading));
            case Purpose.Installing _ -> Optional.empty();
        };
    }

    private UploadToken uploader(Purpose.Uploading uploading) {
        return new UploadToken(id, tenant, repository, uploading.refs(), uploading.trust());
    }

    UploadTokenShown shown(Instant now) {
        return new UploadTokenShown(
                id,
                purpose.kind(),
                name,
                purpose.ofRefs().map(RefPattern::text),
                purpose.ofTrust(),
                state(now),
                by,
                since,
                until,
                usedAt,
                revoked.map(Revoked::at),
                revoked.map(Revoked::by));
    }

    /** That somebody has ended it before its time. */
    record Revoked(Instant at, String by) {}
}
