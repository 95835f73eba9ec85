package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A tenant, and the name it goes by at present. */
@Entity
public class Repository {
    @Id
    @RowNumber
    private long id;

    private String forge;

    @Column(name = "forge_id")
    private String forgeId;

    private String name;

    @Column(name = "named_at")
    private Instant namedAt;

    @SuppressWarnings("NullAway.Init")
    protected Repository() {}

    /** The row's number, which other rows refer to. */
    public long id() {
        return id;
    }

    /** Who it is. */
    public RepositoryId identity() {
        return new RepositoryId(forge, forgeId);
    }

    /** What people call it. */
    public RepositoryName name() {
        return RepositoryName.parse(name);
    }

    /** Since when it is known by that name. */
    Instant namedAt() {
        return namedAt;
    }
}
