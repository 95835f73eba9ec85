package dev.afterrun.storage.catalog;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What keeps a job's files beyond their time: asked of the tables, never counted. */
@ApplicationScoped
public class Holds {
    // Job by job: joined at once, all jobs of all pointers' repositories would be read.
    private static final String POINTERS = """
            SELECT wanted.job_id, held.name FROM unnest(?) AS wanted (job_id)
            CROSS JOIN LATERAL (SELECT name FROM pointed_job WHERE pointed_job.job_id = wanted.job_id OFFSET 0) AS held
            ORDER BY held.name
            """;

    private final Sql sql;

    Holds(Sql sql) {
        this.sql = sql;
    }

    /** The pointers that lead to the job's files, by name: while there are any, the files stay. */
    public List<String> pointersTo(Job job) {
        return pointersTo(List.of(job.id())).getOrDefault(job.id(), List.of());
    }

    /** The same of several jobs, by the rows' numbers; those that nothing leads to are left out. */
    public Map<Long, List<String>> pointersTo(List<Long> jobs) {
        return sql
                .list(
                        row -> Map.entry(row.getLong("job_id"), row.getString("name")),
                        POINTERS,
                        new Array("bigint", jobs))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
