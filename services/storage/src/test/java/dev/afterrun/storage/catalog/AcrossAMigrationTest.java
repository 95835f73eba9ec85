package dev.afterrun.storage.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What this version does while the next one's migration adds to its tables. */
@QuarkusTest
class AcrossAMigrationTest {
    /** From its fifth use on the driver keeps a statement prepared on the server, with the columns that it returned. */
    private static final int UNTIL_PREPARED = 6;

    @Inject
    Repositories repositories;

    @Inject
    Jobs jobs;

    @Inject
    Sql sql;

    @Test
    void jobsAreRecordedOnConnectionsThatKnowTheTableWithoutItsNewColumn() {
        // Given
        QuarkusTransaction.begin();
        try {
            for (var known = 0; known < UNTIL_PREPARED; known++) {
                record(CiJob.fresh());
            }
            sql.update("ALTER TABLE job ADD COLUMN of_the_next_version text");
            var job = CiJob.fresh();

            // When
            record(job);

            // Then
            assertThat(jobs.find(job.id().key())).isPresent();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void record(CiJob job) {
        var repository = repositories.known(job.id().repository(), job.repository());
        var fact = job.finished();
        jobs.persistAndFlush(new Job(repository, fact.job(), fact.trust(), fact.report(), Instant.now()));
    }
}
