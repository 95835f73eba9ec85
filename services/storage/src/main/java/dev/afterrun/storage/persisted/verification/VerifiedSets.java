package dev.afterrun.storage.persisted.verification;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry.RegularFile;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.persisted.generation.SetNews;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The transactions of a verification. None is open while a store is read. */
@ApplicationScoped
class VerifiedSets {
    private static final int LENGTH = 1_000;

    private final Sql sql;
    private final SetNews news;

    VerifiedSets(Sql sql, SetNews news) {
        this.sql = sql;
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
    void isGood(long generation, SetDescription set, int chunks) {
        sql.update(
                """
                UPDATE set_generation SET verified_at = clock_timestamp(), files = ?, bytes = ?, chunks = ?
                WHERE id = ? AND verified_at IS NULL AND damage IS NULL
                """,
                (int) set.files().count(),
                set.files().mapToLong(RegularFile::size).sum(),
                chunks,
                generation);
        news.toSaver(generation);
    }

    /** It will never be good. */
    @Transactional
    void isDamaged(long generation, String damage) {
        sql.update(
                "UPDATE set_generation SET damage = ? WHERE id = ? AND verified_at IS NULL AND damage IS NULL",
                damage.length() <= LENGTH ? damage : damage.substring(0, LENGTH),
                generation);
        news.toSaver(generation);
    }
}
