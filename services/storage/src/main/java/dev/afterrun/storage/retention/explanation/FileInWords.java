package dev.afterrun.storage.retention.explanation;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.retention.Hold;
import dev.afterrun.contracts.retention.HoldKind;
import dev.afterrun.storage.download.JobOfFile;
import dev.afterrun.storage.download.Ref;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why one file is here, and what will end it, in sentences for people. */
@ApplicationScoped
public class FileInWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String WRITTEN = """
            SELECT job.id, job.branch, job.among_newest, artifact.expires_at, artifact.rule
            FROM job JOIN artifact ON artifact.job_id = job.id
            WHERE job.key = ? AND artifact.path = ? AND artifact.state = 'stored'
            """;

    private final JobOfFile jobOfFile;
    private final HoldsOnJobs holds;
    private final Sql sql;

    FileInWords(JobOfFile jobOfFile, HoldsOnJobs holds, Sql sql) {
        this.jobOfFile = jobOfFile;
        this.holds = holds;
        this.sql = sql;
    }

    /** Of the file that the ref leads to at this path; none where it leads to no one file. */
    public List<String> of(RepositoryName repository, Ref ref, ArtifactPath path) {
        var meant = jobOfFile.meant(repository, ref);
        return meant.size() == 1
                ? jobOfFile.find(repository, meant.getFirst(), path).stream()
                        .flatMap(job -> written(job.key(), path).stream())
                        .flatMap(file -> sentences(file, path))
                        .toList()
                : List.of();
    }

    private Optional<Written> written(JobKey job, ArtifactPath path) {
        return sql.first(Written::read, WRITTEN, job.value(), path.value());
    }

    private Stream<String> sentences(Written file, ArtifactPath path) {
        var concerned = holds.of(List.of(file.job())).getOrDefault(file.job(), List.of()).stream()
                .filter(hold -> hold.path().isEmpty() || hold.path().get().equals(path))
                .toList();
        var isPointedTo = concerned.stream().anyMatch(hold -> hold.kind() == HoldKind.POINTER);
        return Stream.concat(
                isPointedTo ? Stream.empty() : Stream.of(end(file)),
                concerned.stream().map(FileInWords::held));
    }

    private static String end(Written file) {
        var rule = file.rule().map(name -> ", by the rule “" + name + "”").orElse("");
        return file.end()
                .map(time -> "It expires on " + TIME.format(time) + rule + ".")
                .orElseGet(() -> "Nothing ends it for now" + rule + file.newest() + ".");
    }

    private static String held(Hold hold) {
        var until = hold.until().map(time -> " until " + TIME.format(time));
        return switch (hold.kind()) {
            case PIN ->
                "It is kept for " + hold.by() + until.orElse(" until somebody ends it")
                        + hold.reason().map(reason -> ": " + reason).orElse("")
                        + hold.pin().map(pin -> " (pin " + pin + ")").orElse("");
            case POINTER -> "It stays while the pointer " + hold.by() + " leads here.";
            case COMMAND -> "It is kept" + until.orElse("") + ", as " + hold.by() + " asked for.";
        };
    }

    private record Written(long job, Optional<Instant> end, Optional<String> rule, String newest) {
        static Written read(ResultSet row) throws SQLException {
            var runs = row.getInt("among_newest");
            return new Written(
                    row.getLong("id"),
                    Optional.ofNullable(row.getTimestamp("expires_at")).map(Timestamp::toInstant),
                    Optional.ofNullable(row.getString("rule")),
                    // A column that is empty is read as 0.
                    runs == 0 ? "" : ", while its run is among the newest " + runs + " of " + row.getString("branch"));
        }
    }
}
