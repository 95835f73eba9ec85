package dev.afterrun.storage.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was made of the files of settled jobs; kept when the files go. */
@ApplicationScoped
public class JobDetails {
    private static final String SET = """
            INSERT INTO job_detail AS known (job_id, detail) VALUES (?, ?)
            ON CONFLICT (job_id) DO UPDATE SET detail = excluded.detail WHERE known.detail <> excluded.detail
            """;

    private final Sql sql;
    private final ObjectMapper json;

    JobDetails(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** What is known of the job. */
    public StoredDetail of(Job job) {
        return of(List.of(job.id())).getOrDefault(job.id(), StoredDetail.NONE);
    }

    /** The same of several jobs, by the rows' numbers; those of which nothing is known are left out. */
    public Map<Long, StoredDetail> of(List<Long> jobs) {
        return sql
                .list(
                        row -> Map.entry(row.getLong("job_id"), read(row.getString("detail"))),
                        "SELECT job_id, detail FROM job_detail WHERE job_id = ANY (?)",
                        new Array("bigint", jobs))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Takes down what is known of the job now; true where that is not what was known. */
    @Transactional(TxType.MANDATORY)
    public boolean set(Job job, StoredDetail detail) {
        return !detail.equals(of(job)) && sql.update(SET, job.id(), written(detail)) > 0;
    }

    private String written(StoredDetail detail) {
        try {
            return json.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every detail can be written as JSON", e);
        }
    }

    private StoredDetail read(String detail) {
        try {
            return json.readValue(detail, StoredDetail.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details are kept as they were written", e);
        }
    }
}
