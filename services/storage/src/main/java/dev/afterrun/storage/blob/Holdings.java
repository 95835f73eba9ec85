package dev.afterrun.storage.blob;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which blobs a tenant has: by an upload session of its own, or by a file that it has already. A digest alone is not a
 * capability; what others have uploaded is as good as unknown, and none of their rows is looked at for the answer.
 */
@ApplicationScoped
public class Holdings {
    private static final String HELD = """
            WHERE EXISTS (
                SELECT 1 FROM held_blob
                WHERE held_blob.sha256 = wanted.sha256 AND held_blob.repository_id = ? AND held_blob.trust = ?)
            OR EXISTS (
                SELECT 1 FROM artifact
                WHERE artifact.sha256 = wanted.sha256 AND artifact.state = 'stored'
                  AND artifact.repository_id = ? AND artifact.trust = ?)
            """;

    private static final String AWAITED =
            "(SELECT DISTINCT sha256 FROM artifact WHERE job_id = ? AND state IN ('awaiting', 'missing'))";

    private final Sql sql;

    Holdings(Sql sql) {
        this.sql = sql;
    }

    /** Those of {@code blobs} that the tenant has. Whether a live copy is left, {@link Copies#hold} tells. */
    public Set<Digest> of(Tenant tenant, Collection<Digest> blobs) {
        return held("unnest(?)", tenant, Copies.digests(blobs));
    }

    /** What a job of the tenant awaits and the tenant has. */
    public Set<Digest> awaitedBy(Tenant tenant, long job) {
        return held(AWAITED, tenant, job);
    }

    private Set<Digest> held(String wanted, Tenant tenant, Object parameter) {
        return new HashSet<>(sql.list(
                row -> Digest.ofHash(row.getBytes("sha256")),
                "SELECT wanted.sha256 FROM " + wanted + " AS wanted (sha256) " + HELD,
                parameter,
                tenant.repository(),
                tenant.trust().rank(),
                tenant.repository(),
                tenant.trust().rank()));
    }
}
