package dev.afterrun.storage.downloadcount;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.downloadcount.CountDownloads.Content;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map.Entry;

/** The counts as rows. */
@ApplicationScoped
public class DownloadCounts {
    /**
     * In the order of their keys, since several replicas add at once. Of what has gone meanwhile there is nothing to count: nobody
     * would look at the row again. Nor is there of another forge's repository of the same name.
     */
    private static final String ADD = """
            INSERT INTO download_count AS known (sha256, repository_id, downloads, last_at)
            SELECT fresh.sha256, repository.id, sum(fresh.downloads), clock_timestamp()
            FROM unnest(?, ?, ?) AS fresh (name, sha256, downloads) JOIN repository ON lower(repository.name) = fresh.name
            WHERE EXISTS (
                SELECT 1 FROM artifact WHERE artifact.sha256 = fresh.sha256
                  AND artifact.repository_id = repository.id AND artifact.state = 'stored')
            GROUP BY fresh.sha256, repository.id ORDER BY fresh.sha256, repository.id
            ON CONFLICT (sha256, repository_id) DO UPDATE
            SET downloads = known.downloads + excluded.downloads, last_at = excluded.last_at
            """;

    /** In the same order. */
    private static final String FORGET = """
            DELETE FROM download_count WHERE (sha256, repository_id) IN (
                SELECT known.sha256, known.repository_id FROM download_count AS known
                WHERE known.sha256 = ANY (?) AND NOT EXISTS (
                    SELECT 1 FROM artifact WHERE artifact.sha256 = known.sha256
                      AND artifact.repository_id = known.repository_id AND artifact.state = 'stored')
                ORDER BY known.sha256, known.repository_id FOR UPDATE)
            """;

    private final Sql sql;

    DownloadCounts(Sql sql) {
        this.sql = sql;
    }

    /** So many more of each, of this moment. */
    @Transactional(TxType.MANDATORY)
    void add(Collection<Entry<Content, Long>> counted) {
        var contents = counted.stream().map(Entry::getKey).toList();
        sql.update(
                ADD,
                new Array("text", contents.stream().map(Content::repository).toList()),
                digests(contents.stream().map(Content::sha256).toList()),
                new Array("bigint", counted.stream().map(Entry::getValue).toList()));
    }

    /** Forgets those of repositories that have none of these contents any more. */
    @Transactional(TxType.MANDATORY)
    public void forgetGone(List<Digest> contents) {
        sql.update(FORGET, digests(contents));
    }

    private static Array digests(List<Digest> digests) {
        return new Array("bytea", digests.stream().map(Digest::bytes).toList());
    }
}
