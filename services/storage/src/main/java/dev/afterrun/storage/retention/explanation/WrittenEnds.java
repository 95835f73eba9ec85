package dev.afterrun.storage.retention.explanation;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ends that are written with stored files: what goes together by the same rule is one. */
@ApplicationScoped
public class WrittenEnds {
    private static final String ENDS = """
            SELECT job_id, rule, artifact.expires_at, among_newest, count(*) AS files, sum(size) AS bytes, min(path) AS first
            FROM artifact JOIN job ON job.id = artifact.job_id
            WHERE job_id = ANY (?) AND artifact.state = 'stored'
            GROUP BY job_id, rule, artifact.expires_at, among_newest
            ORDER BY job_id, artifact.expires_at NULLS LAST, first
            """;

    private final Sql sql;

    WrittenEnds(Sql sql) {
        this.sql = sql;
    }

    /** Those of the jobs' files, by the rows' numbers of the jobs; what goes first before the others. */
    public Map<Long, List<Together>> of(List<Long> jobs) {
        return sql.list(Together::read, ENDS, new Array("bigint", jobs)).stream()
                .collect(Collectors.groupingBy(Together::jobId));
    }

    /**
     * Files of one job that go together.
     *
     * @param rule the name of what gave them their end; empty where they were not looked at since rules have names
     * @param end empty: nothing ends them for now
     * @param first the first of them by path
     * @param amongNewest the number of newest runs among which some of the job's files stay; told of those without an end
     */
    public record Together(
            long jobId,
            Optional<String> rule,
            Optional<Instant> end,
            int files,
            long bytes,
            ArtifactPath first,
            Optional<Integer> amongNewest) {
        private static Together read(ResultSet row) throws SQLException {
            var end = Optional.ofNullable(row.getTimestamp("expires_at")).map(Timestamp::toInstant);
            var newest = row.getInt("among_newest");
            return new Together(
                    row.getLong("job_id"),
                    Optional.ofNullable(row.getString("rule")),
                    end,
                    row.getInt("files"),
                    row.getLong("bytes"),
                    new ArtifactPath(row.getString("first")),
                    // A column that is empty is read as 0.
                    end.isPresent() || newest == 0 ? Optional.empty() : Optional.of(newest));
        }
    }
}
