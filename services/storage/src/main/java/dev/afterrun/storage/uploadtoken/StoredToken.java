package dev.afterrun.storage.uploadtoken;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.token.UploadTokenShown;
import dev.afterrun.contracts.token.UploadTokenState;
import dev.afterrun.http.identity.RefPattern;
import dev.afterrun.http.identity.UploadToken;
import java.time.Instant;
import java.util.Optional;

/**
 * An upload token as its row has it.
 *
 * @param repository by the name that it has now
 * @param usedAt to the minute
 */
record StoredToken(
        long id,
        RepositoryId tenant,
        RepositoryName repository,
        String name,
        RefPattern refs,
        TrustLevel trust,
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

    UploadToken bearer() {
        return new UploadToken(id, tenant, repository, refs, trust);
    }

    UploadTokenShown shown(Instant now) {
        return new UploadTokenShown(
                id,
                name,
                refs.text(),
                trust,
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
