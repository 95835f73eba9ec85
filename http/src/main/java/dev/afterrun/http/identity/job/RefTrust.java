package dev.afterrun.http.identity.job;

import dev.afterrun.contracts.TrustLevel;
import java.util.Collection;
import java.util.Set;

/**
 * The trust of runs for a ref of the repository itself.
 *
 * @param trusted refs in full that the operator trusts
 */
record RefTrust(Set<String> trusted) {
    static RefTrust of(Collection<String> trusted) {
        return new RefTrust(Set.copyOf(trusted));
    }

    TrustLevel of(String ref, boolean isProtected) {
        return isProtected || trusted.contains(ref) ? TrustLevel.TRUSTED : TrustLevel.ORDINARY;
    }
}
