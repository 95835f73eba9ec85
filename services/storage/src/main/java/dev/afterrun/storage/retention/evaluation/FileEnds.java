package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.retention.FileEnd;
import dev.afterrun.storage.retention.FileFacts;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ends of a job's stored files: read and written in batches, and only where they are others than before. */
@ApplicationScoped
class FileEnds {
    private static final int BATCH = 10_000;
    private static final long NONE = -1;

    private static final String PAGE = "SELECT " + FactsOfFile.COLUMNS + """
            , artifact.expires_at, artifact.rule
            FROM artifact WHERE artifact.job_id = ? AND artifact.state = 'stored' AND artifact.path > ?
            ORDER BY artifact.path LIMIT ?
            """;

    private static final String WRITE = """
            UPDATE artifact SET rule = fresh.rule,
                expires_at = timestamptz 'epoch' + nullif(fresh.micros, -1) * interval '1 microsecond'
            FROM unnest(?, ?, ?) AS fresh (path, rule, micros)
            WHERE artifact.job_id = ? AND artifact.path = fresh.path AND artifact.state = 'stored'
            """;

    private final Sql sql;

    FileEnds(Sql sql) {
        this.sql = sql;
    }

    /** Writes those that are others now; which comes next. */
    @Transactional(TxType.MANDATORY)
    Next write(Job job, EndsOfJob ends) {
        var next = Next.NOTHING;
        var after = "";
        List<Known> page;
        do {
            page = page(job, ends, after);
            var changed = new ArrayList<Fresh>();
            for (var known : page) {
                var end = ends.end().apply(known.facts());
                next = next.with(moment(end));
                if (!known.is(end)) {
                    changed.add(new Fresh(known.facts().path().value(), end.rule(), micros(moment(end))));
                }
            }
            write(job, changed);
            after = page.isEmpty() ? after : page.getLast().facts().path().value();
        } while (page.size() == BATCH);
        return next;
    }

    private List<Known> page(Job job, EndsOfJob ends, String after) {
        return sql.list(Known::read, PAGE, ends.asked().kinds(), ends.asked().downloads(), job.id(), after, BATCH);
    }

    private void write(Job job, List<Fresh> changed) {
        if (!changed.isEmpty()) {
            sql.update(
                    WRITE,
                    new Array("text", changed.stream().map(Fresh::path).toList()),
                    new Array("text", changed.stream().map(Fresh::rule).toList()),
                    new Array("bigint", changed.stream().map(Fresh::micros).toList()),
                    job.id());
        }
    }

    /** As exact as the database is. */
    private static Optional<Instant> moment(FileEnd end) {
        return end.moment().map(at -> at.truncatedTo(ChronoUnit.MICROS));
    }

    private static long micros(Optional<Instant> moment) {
        return moment.map(at -> ChronoUnit.MICROS.between(Instant.EPOCH, at)).orElse(NONE);
    }

    /**
     * What comes next of a job's files.
     *
     * @param any whether there are files at all
     * @param end the first end among theirs
     */
    record Next(boolean any, Optional<Instant> end) {
        static final Next NOTHING = new Next(false, Optional.empty());

        Next with(Optional<Instant> moment) {
            var sooner =
                    moment.filter(at -> end.filter(known -> !at.isBefore(known)).isEmpty());
            return new Next(true, sooner.or(() -> end));
        }
    }

    private record Fresh(String path, String rule, long micros) {}

    private record Known(FileFacts facts, Optional<Instant> end, Optional<String> rule) {
        static Known read(ResultSet row) throws SQLException {
            return new Known(
                    FactsOfFile.read(row),
                    Optional.ofNullable(row.getTimestamp("expires_at")).map(Timestamp::toInstant),
                    Optional.ofNullable(row.getString("rule")));
        }

        boolean is(FileEnd other) {
            return rule.filter(other.rule()::equals).isPresent() && end.equals(moment(other));
        }
    }
}
