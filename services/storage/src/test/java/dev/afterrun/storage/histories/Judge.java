package dev.afterrun.storage.histories;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.Listing;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.StoredObject;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Bytes;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold, whatever has happened. Each complaint is a sentence. */
@ApplicationScoped
class Judge {
    private static final String FILES = """
            SELECT job.run || '/' || job.attempt || ' of ' || repository.name || ': ' || artifact.path || ' '
                    || encode(artifact.sha256, 'hex') AS file, artifact.state = 'expired' AS gone,
                repository.name, job.key, artifact.path,
                extract(epoch FROM clock_timestamp() - job.recorded_at)::bigint AS age,
                EXISTS (SELECT 1 FROM pointed_job WHERE pointed_job.job_id = job.id)
                    OR coalesce(job.released_at > clock_timestamp() - interval '7 days', false) AS held
            FROM artifact JOIN job ON job.id = artifact.job_id JOIN repository ON repository.id = job.repository_id
            WHERE artifact.state IN ('stored', 'expired')
            """;

    private static final String WITHOUT_BYTES = """
            SELECT DISTINCT artifact.path FROM artifact WHERE artifact.state = 'stored' AND NOT EXISTS (
                SELECT 1 FROM blob_copy WHERE blob_copy.sha256 = artifact.sha256 AND live)
            """;

    private static final String KEPT = """
            SELECT 1 FROM job LEFT JOIN artifact ON artifact.job_id = job.id AND artifact.path = ?
            WHERE job.key = ? AND (job.expired_at IS NOT NULL OR artifact.state IN ('stored', 'expired', 'refused'))
            """;

    /** A copy stays while the grace period of a set lasts that has just ended. */
    private static final String LEFT = """
            SELECT encode(sha256, 'hex') AS blob FROM blob_copy AS copy
            WHERE NOT live
               OR NOT EXISTS (SELECT 1 FROM artifact WHERE artifact.sha256 = copy.sha256 AND state = 'stored')
                AND NOT EXISTS (SELECT 1 FROM held_blob WHERE held_blob.sha256 = copy.sha256)
                AND NOT EXISTS (
                    SELECT 1 FROM due_work WHERE kind = 'dispose-blob' AND due_at > clock_timestamp()
                      AND starts_with(key, encode(copy.sha256, 'hex')))
            """;

    /** Counted with each change, and counted now. */
    private static final String MISCOUNTED = """
            SELECT repository.name, used.files - there.files AS files, used.bytes - there.bytes AS bytes
            FROM repository,
                 LATERAL (SELECT coalesce(sum(files), 0) AS files, coalesce(sum(bytes), 0) AS bytes
                          FROM usage_now WHERE repository_id = repository.id) AS used,
                 LATERAL (SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes
                          FROM (SELECT size FROM artifact WHERE repository_id = repository.id AND state = 'stored'
                                UNION ALL SELECT size FROM set_blob WHERE repository_id = repository.id) AS kept) AS there
            WHERE (used.files, used.bytes) <> (there.files, there.bytes)
            """;

    private final Sql sql;
    private final Bytes bytes;
    private final BlobStore store;
    private final SetsJudge sets;

    Judge(Sql sql, Bytes bytes, BlobStore store, SetsJudge sets) {
        this.sql = sql;
        this.bytes = bytes;
        this.store = store;
        this.sets = sets;
    }

    /** What there is to be seen of each file: whether it has gone, and whether it may. */
    Map<String, Seen> look(Ends ends) {
        return sql
                .list(
                        row -> new Seen(
                                row.getString("file"),
                                row.getBoolean("gone"),
                                ends.mayGo(new FileFacts(
                                        row.getString("name"),
                                        new JobKey(row.getString("key")),
                                        row.getString("path"),
                                        Duration.ofSeconds(row.getLong("age")),
                                        row.getBoolean("held")))),
                        FILES)
                .stream()
                .collect(Collectors.toMap(Seen::file, seen -> seen, (one, other) -> one));
    }

    /** What can be seen at any time: nothing refers to bytes that are not there, nothing ended early, and all is counted. */
    List<String> complaints(Map<String, Seen> before, Map<String, Seen> now) {
        var complaints = new ArrayList<String>();
        now.values().stream()
                .filter(Seen::gone)
                .filter(seen -> before.containsKey(seen.file()))
                .filter(seen -> !before.get(seen.file()).gone())
                .filter(seen -> !seen.mayGo() && !before.get(seen.file()).mayGo())
                .forEach(seen -> complaints.add(seen.file() + " ended early"));
        sql.list(row -> row.getString("path"), WITHOUT_BYTES)
                .forEach(path -> complaints.add(path + " is stored and has no live copy"));
        sql.list(
                        row -> row.getString("name") + " is counted with " + row.getLong("files") + " files and "
                                + row.getLong("bytes") + " bytes too many",
                        MISCOUNTED)
                .forEach(complaints::add);
        complaints.addAll(sets.complaints());
        return complaints;
    }

    /** What holds once all that was due is done: every reference can be read, nobody waits for bytes that came. */
    List<String> complaintsAtRest(Set<Promise> promises) throws IOException {
        var complaints = new ArrayList<String>();
        for (var blob : referred()) {
            if (!bytes.readableInAllCopies(blob) || !bytes.readable(blob)) {
                complaints.add(blob + " is referred to and can not be read");
            }
        }
        complaints.addAll(sets.complaintsAtRest());
        promises.stream()
                .filter(promise ->
                        !sql.exists(KEPT, promise.path(), promise.job().value()))
                .forEach(promise -> complaints.add(promise + " was accepted and never came"));
        return complaints;
    }

    /** What holds once every grace period has passed too: rows and objects are those of references, and no others. */
    List<String> complaintsAfterGrace(Set<ObjectKey> unrecorded) throws IOException {
        var complaints = new ArrayList<String>();
        sql.list(row -> row.getString("blob"), LEFT)
                .forEach(blob -> complaints.add(blob + " is left though nothing refers to it"));
        complaints.addAll(sets.complaintsAfterGrace());
        var rows = new HashSet<>(
                sql.list(row -> new ObjectKey(row.getString("object_key")), "SELECT object_key FROM blob_copy"));
        sql.list(row -> row.getString("object_key"), "SELECT unnest(object_keys) AS object_key FROM condemned")
                .forEach(object -> complaints.add("the object " + object + " is condemned still"));
        var objects = objects();
        objects.stream()
                .filter(object -> !rows.contains(object) && !unrecorded.contains(object))
                .forEach(object -> complaints.add("the object " + object + " has no row"));
        rows.stream()
                .filter(row -> !objects.contains(row))
                .forEach(row -> complaints.add("the row of " + row + " has no object"));
        return complaints;
    }

    /** Stored files, and sets, whose end has come, and that nothing holds. */
    List<String> overdue(Ends ends) {
        var files = look(ends).values().stream()
                .filter(seen -> seen.mayGo() && !seen.gone())
                .map(Seen::file);
        return Stream.concat(files, sets.overdue().stream()).toList();
    }

    /** All objects there are. */
    Set<ObjectKey> objects() throws IOException {
        return store.list(Listing.all(Listing.LIMIT)).objects().stream()
                .map(StoredObject::key)
                .collect(Collectors.toSet());
    }

    private List<Digest> referred() {
        return sql.list(
                row -> Digest.ofHash(row.getBytes("sha256")),
                "SELECT DISTINCT sha256 FROM artifact WHERE state = 'stored'");
    }

    /** One file of one job. */
    record Seen(String file, boolean gone, boolean mayGo) {}
}
