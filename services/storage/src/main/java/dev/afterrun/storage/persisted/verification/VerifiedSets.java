package dev.afterrun.storage.persisted.verification;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry.RegularFile;
import dev.afterrun.persisted.pack.PackNeed;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.persisted.generation.NeedsChanged;
import dev.afterrun.storage.persisted.generation.SetNews;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** The transactions of a verification. None is open while a store is read. */
@ApplicationScoped
class VerifiedSets {
    private static final int LENGTH = 1_000;

    private static final String NEEDS = """
            UPDATE set_generation_blob AS needed SET chunks = known.chunks, bytes = known.bytes
            FROM unnest(?, ?, ?) AS known (sha256, chunks, bytes) JOIN set_blob AS blob ON blob.sha256 = known.sha256
            WHERE needed.generation_id = ? AND needed.blob_id = blob.id AND needed.place > 0
            """;

    private final Sql sql;
    private final Event<NeedsChanged> changed;
    private final SetNews news;

    VerifiedSets(Sql sql, Event<NeedsChanged> changed, SetNews news) {
        this.sql = sql;
        this.changed = changed;
        this.news = news;
    }

    /** Each chunk of this pack was compared with its digest: no set of the tenant needs to have that done again. */
    @Transactional
    void packIsGood(Tenant tenant, Digest pack) {
        sql.update("""
                UPDATE set_blob SET verified_at = clock_timestamp()
                WHERE repository_id = ? AND trust = ? AND sha256 = ? AND verified_at IS NULL
                """, tenant.repository(), tenant.trust().rank(), pack.bytes());
    }

    /** All chunks are there, and are what they are said to be. */
    @Transactional
    void isGood(Tenant tenant, long generation, SetDescription set, FoundChunks found) {
        var needs = found.needs();
        sql.update(
                """
                UPDATE set_generation SET verified_at = clock_timestamp(), files = ?, bytes = ?, chunks = ?
                WHERE id = ? AND verified_at IS NULL AND damage IS NULL
                """,
                (int) set.files().count(),
                set.files().mapToLong(RegularFile::size).sum(),
                found.count(),
                generation);
        sql.update(
                NEEDS,
                Copies.digests(needs.keySet()),
                new Array(
                        "bytea",
                        needs.values().stream()
                                .map(need -> need.chunks().toByteArray())
                                .toList()),
                new Array("bigint", needs.values().stream().map(PackNeed::bytes).toList()),
                generation);
        changed.fire(new NeedsChanged(tenant));
        news.toSaver(generation);
    }

    /** It will never be good. */
    @Transactional
    void isDamaged(long generation, String damage) {
        sql.update(
                "UPDATE set_generation SET damage = ? WHERE id = ? AND verified_at IS NULL AND damage IS NULL",
                told(damage),
                generation);
        news.toSaver(generation);
    }

    /** Some of it may be the set's own words, among them what no column takes. */
    private static String told(String damage) {
        var line = damage.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH);
    }
}
