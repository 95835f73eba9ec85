package dev.afterrun.storage.retention.explanation;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.retention.FileFacts;
import dev.afterrun.storage.retention.FileQuestions;
import dev.afterrun.storage.retention.evaluation.FactsOfFile;
import dev.afterrun.storage.retention.subject.Subject;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What rules may ask of stored files, read a batch at a time. */
@ApplicationScoped
class FilesToJudge {
    private static final int BATCH = 10_000;

    private static final String COUNT = """
            SELECT count(*) FROM job JOIN artifact ON artifact.job_id = job.id
            WHERE job.key = ANY (?) AND artifact.state = 'stored' AND (? OR artifact.path = ?)
            """;

    private static final String PAGE = "SELECT " + FactsOfFile.COLUMNS + """
            FROM artifact WHERE artifact.job_id = ? AND artifact.state = 'stored' AND artifact.path > ?
              AND (? OR artifact.path = ?)
            ORDER BY artifact.path LIMIT ?
            """;

    private final Sql sql;

    FilesToJudge(Sql sql) {
        this.sql = sql;
    }

    /** How many there are. */
    int count(Subject subject) {
        return sql.first(
                        row -> row.getInt(1),
                        COUNT,
                        new Array(
                                "text",
                                subject.jobs().stream().map(JobKey::value).toList()),
                        subject.path().isEmpty(),
                        subject.path().map(ArtifactPath::value).orElse(""))
                .orElse(0);
    }

    /** Those of the job by path, or the one at {@code path}; with what rules ask of them. */
    void visit(long job, Optional<ArtifactPath> path, FileQuestions asked, Consumer<FileFacts> visitor) {
        var after = "";
        List<FileFacts> page;
        do {
            page = sql.list(
                    FactsOfFile::read,
                    PAGE,
                    asked.kinds(),
                    asked.downloads(),
                    job,
                    after,
                    path.isEmpty(),
                    path.map(ArtifactPath::value).orElse(""),
                    BATCH);
            page.forEach(visitor);
            after = page.isEmpty() ? after : page.getLast().path().value();
        } while (page.size() == BATCH);
    }
}
