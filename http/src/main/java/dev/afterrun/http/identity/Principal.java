package dev.afterrun.http.identity;

import dev.afterrun.contracts.TrustLevel;

/** Who has proven to be calling: nothing of it is the caller's bare word. What each may do, {@link Caller} decides. */
public sealed interface Principal permits LocalOperator, Account, CiJob, UploadToken, InstallToken, Producer {
    /** As histories and audits name it: the token's subject, or the producer's topic. */
    String name();

    /** The trust that what it publishes has. */
    TrustLevel trust();
}
