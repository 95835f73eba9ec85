package dev.afterrun.http.identity;

import dev.afterrun.contracts.TrustLevel;

/** Who has proven to be calling: nothing of it is the caller's bare word. What each may do, {@link Caller} decides. */
public sealed interface Principal permits LocalOperator, Account, CiJob, UploadToken {
    /** As histories and audits name it: the token's subject. */
    String name();

    /** The trust that what it publishes has. */
    TrustLevel trust();
}
