package dev.afterrun.storage.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.download.Ref.CommitRef;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking up an address reads single rows of tables that may have millions. */
@QuarkusTest
class LookupPlanTest {
    private static final int FILES = 20_000;
    private static final String PATH = "dist/file-7.bin";
    private static final List<String> WHOLE_TABLES =
            List.of("Seq Scan on artifact", "Seq Scan on published_name", "Seq Scan on blob_copy");

    @Inject
    Shelf shelf;

    @Inject
    Sql sql;

    private final String commit = FileByNameTest.hex();
    private String repository = "";

    @BeforeEach
    void manyFilesAreStored() {
        repository = shelf.repository();
        var job = JobRow.of(repository, "1", commit);
        shelf.job(job);
        var key = job.id().key().value();
        shelf.change("""
                INSERT INTO artifact (job_id, repository_id, trust, path, sha256, size, executable, state)
                SELECT id, repository_id, trust, 'dist/file-' || number || '.bin', sha256((key || number)::bytea), 1,
                    false, 'stored'
                FROM job, generate_series(1, ?) AS number WHERE key = ?
                """, FILES, key);
        shelf.change("""
                INSERT INTO published_name (repository_id, commit_sha, trust, path, job_id, sha256)
                SELECT job.repository_id, commit_sha, job.trust, path, job_id, sha256
                FROM artifact JOIN job ON job.id = job_id WHERE key = ?
                """, key);
        shelf.change("""
                INSERT INTO blob_copy (sha256, size, store, object_key, start)
                SELECT sha256, 1, 'files', 'no/object', 0 FROM artifact JOIN job ON job.id = job_id WHERE key = ?
                """, key);
        shelf.change("ANALYZE artifact, published_name, blob_copy, job");
    }

    /** Other tests look for damage: these rows have no objects. */
    @AfterEach
    void noneOfThemIsLeft() {
        shelf.change("DELETE FROM blob_copy WHERE object_key = 'no/object'");
        for (var table : List.of("published_name", "artifact")) {
            shelf.change("DELETE FROM " + table + " USING job WHERE job.id = job_id AND job.commit_sha = ?", commit);
        }
        shelf.change("DELETE FROM job WHERE commit_sha = ?", commit);
    }

    @Test
    void aFileThatHoldsItsNameIsFoundWithoutReadingATable() {
        // When
        var plans = plans(FileByName.FIND, repository.toLowerCase(Locale.ROOT), commit, PATH, commit, "files");

        // Then
        assertThat(plans)
                .allSatisfy(plan -> assertThat(plan).contains("Index Scan").doesNotContain(WHOLE_TABLES));
    }

    @Test
    void anyOtherFileIsFoundWithoutReadingATable() {
        // Given
        var candidates = Candidates.of(RepositoryName.parse(repository), new CommitRef(commit));

        // When
        var plans = plans(
                candidates.with() + CandidateFiles.AT_PATH,
                repository.toLowerCase(Locale.ROOT),
                commit,
                commit,
                PATH,
                "true");

        // Then
        assertThat(plans)
                .allSatisfy(plan -> assertThat(plan).contains("Index Scan").doesNotContain(WHOLE_TABLES));
    }

    /** How the database would go about it: for a statement that is planned once, and anew each time. */
    private List<String> plans(String statement, String... parameters) {
        return Stream.of("force_generic_plan", "force_custom_plan")
                .map(mode -> plan(mode, statement, parameters))
                .toList();
    }

    private String plan(String mode, String statement, String... parameters) {
        var numbered = new StringBuilder();
        var parts = statement.split("\\?", -1);
        for (var i = 0; i < parts.length - 1; i++) {
            numbered.append(parts[i]).append('$').append(i + 1);
        }
        numbered.append(parts[parts.length - 1]);
        var given = Stream.of(parameters).map(value -> "'" + value + "'").collect(Collectors.joining(", "));
        return QuarkusTransaction.requiringNew().call(() -> {
            sql.update("SET LOCAL plan_cache_mode = " + mode);
            sql.update("PREPARE looked_up AS " + numbered);
            var lines = sql.list(row -> row.getString(1), "EXPLAIN EXECUTE looked_up (" + given + ")");
            sql.update("DEALLOCATE looked_up");
            return String.join("\n", lines);
        });
    }
}
