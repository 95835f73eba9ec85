package dev.afterrun.storage.persisted.repacking;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.blob.Tenant;

/**
 * Packs of a tenant that are looked at in one turn.
 *
 * @param after those with larger ids than this, the smallest first
 */
record Stretch(Tenant tenant, long after) {
    private static final String BETWEEN = "/";

    /** All packs of the tenant, from the first. */
    static Stretch first(Tenant tenant) {
        return new Stretch(tenant, 0);
    }

    /** What a key says. */
    static Stretch of(String key) {
        var parts = key.split(BETWEEN, -1);
        var tenant = new Tenant(Long.parseLong(parts[0]), TrustLevel.ofRank(Integer.parseInt(parts[1])));
        return new Stretch(tenant, Long.parseLong(parts[2]));
    }

    /** As a key of due work. */
    String key() {
        return tenant.repository() + BETWEEN + tenant.trust().rank() + BETWEEN + after;
    }

    Stretch from(long last) {
        return new Stretch(tenant, last);
    }
}
