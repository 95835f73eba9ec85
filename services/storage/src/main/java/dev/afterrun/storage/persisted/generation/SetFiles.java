package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.LocatedBlob;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.persisted.SetFound;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.http.identity.RefSaid;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What generations need that have not ended, and where it is got. */
@ApplicationScoped
public class SetFiles {
    /** What the words of an address are called that say of which job it is. */
    public static final String BRANCH = "branch";

    public static final String PULL_REQUEST = "pullRequest";

    private static final String NEEDED = """
        SELECT blob.sha256, blob.size, blob.verified_at IS NOT NULL AS verified
        FROM set_generation_blob AS needed JOIN set_blob AS blob ON blob.id = needed.blob_id
        WHERE needed.generation_id = ? ORDER BY needed.place
        """;

    /** A pack that others took the place of is read by whoever was told of it before. */
    private static final String HAS = """
        SELECT 1 FROM (
            SELECT generation_id, blob_id FROM set_generation_blob
            UNION ALL SELECT generation_id, blob_id FROM set_replaced_pack) AS given
        JOIN set_blob AS blob ON blob.id = given.blob_id
        WHERE given.generation_id = ? AND blob.sha256 = ?
        """;

    private static final String TENANT = """
        SELECT repository_id, trust FROM set_generation
        WHERE id = ? AND ended_at IS NULL AND verified_at IS NULL AND damage IS NULL
        """;

    private final Sql sql;
    private final Addresses addresses;

    SetFiles(Sql sql, Addresses addresses) {
        this.sql = sql;
        this.addresses = addresses;
    }

    /** Whether the generation needs this blob, or has needed it until lately. */
    boolean has(long generation, Digest sha256) {
        return sql.exists(HAS, generation, sha256.bytes());
    }

    /** Its description, and after it its packs; none where it has ended. */
    public List<Needed> of(long generation) {
        return sql.list(
                row -> new Needed(
                        new SetBlob(Digest.ofHash(row.getBytes("sha256")), row.getLong("size")),
                        row.getBoolean("verified")),
                NEEDED,
                generation);
    }

    /** Whose blobs those of the generation are; empty where it is verified, or damaged, or has ended. */
    public Optional<Tenant> ofUnverified(long generation) {
        return sql.first(
                row -> new Tenant(row.getLong("repository_id"), TrustLevel.ofRank(row.getInt("trust"))),
                TENANT,
                generation);
    }

    /** The generation with where each of its blobs is got; empty where it has just ended. */
    Optional<SetFound> located(Repository repository, Generation generation) {
        return located(repository, generation, "");
    }

    /** The same where it may not be visible: the addresses say for which job, which its token is held against. */
    Optional<SetFound> locatedFor(RefSaid job, Repository repository, Generation generation) {
        var words = Stream.concat(
                job.branch().map(name -> BRANCH + "=" + URLEncoder.encode(name, StandardCharsets.UTF_8)).stream(),
                job.pullRequest().map(number -> PULL_REQUEST + "=" + number).stream());
        return located(repository, generation, words.collect(Collectors.joining("&", "?", "")));
    }

    private Optional<SetFound> located(Repository repository, Generation generation, String query) {
        var blobs = of(generation.id()).stream()
                .map(needed -> located(repository.name(), generation, needed.blob(), query))
                .toList();
        return blobs.isEmpty()
                ? Optional.empty()
                : Optional.of(new SetFound(generation, blobs.getFirst(), blobs.subList(1, blobs.size())));
    }

    private LocatedBlob located(RepositoryName repository, Generation generation, SetBlob blob, String query) {
        return new LocatedBlob(
                blob.sha256(),
                blob.size(),
                URI.create(addresses.storage() + "/v1/persisted/" + repository + "/generations/" + generation.id()
                        + "/blobs/" + blob.sha256() + query));
    }

    /** @param verified whether it is a pack whose chunks were compared with their digests */
    public record Needed(SetBlob blob, boolean verified) {}
}
