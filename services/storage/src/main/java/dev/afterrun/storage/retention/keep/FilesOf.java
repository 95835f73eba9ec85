package dev.afterrun.storage.retention.keep;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.retention.subject.Subject;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How the files stand that are to be kept. */
@ApplicationScoped
class FilesOf {
    private static final String COUNT = """
            SELECT count(*) FILTER (WHERE artifact.state IN ('stored', 'awaiting')) AS here,
                   count(*) FILTER (WHERE artifact.state = 'expired') AS gone,
                   max(coalesce(artifact.expired_at, job.expired_at)) FILTER (WHERE artifact.state = 'expired') AS went
            FROM job JOIN artifact ON artifact.job_id = job.id
            WHERE job.key = ANY (?) AND (? OR artifact.path = ?)
            """;

    private final Sql sql;

    FilesOf(Sql sql) {
        this.sql = sql;
    }

    /** Their number; 410 where all have gone, 404 where the one that is meant never was here. */
    Count toKeep(Subject subject) {
        var count = count(subject);
        if (count.here() == 0 && count.gone() > 0) {
            throw new ProblemException(ProblemType.EXPIRED.because("there is nothing to keep: "
                    + (subject.path().isPresent() ? subject.words() : "what " + subject.words() + " had")
                    + " went at "
                    + count.went()
                            .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                            .orElse("its end")
                    + "; run the job again to have it back"));
        }
        if (count.here() == 0 && subject.path().isPresent()) {
            throw new ProblemException(ProblemType.NOT_FOUND.because("there is nothing to keep: the bytes of "
                    + subject.words() + " never came, or were refused" + "; publish it again"));
        }
        return count;
    }

    private Count count(Subject subject) {
        return sql.first(
                        row -> new Count(
                                row.getInt("here"),
                                row.getInt("gone"),
                                Optional.ofNullable(row.getTimestamp("went")).map(Timestamp::toInstant)),
                        COUNT,
                        new Array(
                                "text",
                                subject.jobs().stream().map(JobKey::value).toList()),
                        subject.path().isEmpty(),
                        subject.path().map(ArtifactPath::value).orElse(""))
                .orElseThrow();
    }

    /**
     * Files.
     *
     * @param here those that are stored, or on their way
     * @param went when the last one of those that have gone went
     */
    record Count(int here, int gone, Optional<Instant> went) {}
}
