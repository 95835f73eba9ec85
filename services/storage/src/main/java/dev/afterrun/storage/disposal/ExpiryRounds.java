package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Of which jobs the files go in one transaction. */
@ApplicationScoped
class ExpiryRounds {
    /**
     * Stored files of the jobs of one transaction are fewer, unless it is about one job: one may have a hundred thousand, and
     * a transaction has a minute for all that it does.
     */
    static final int FILES = 10_000;

    private static final String STORED = """
            SELECT job.key, (
                SELECT count(*) FROM (
                    SELECT 1 FROM artifact WHERE artifact.job_id = job.id AND artifact.state = 'stored' LIMIT ?
                ) AS counted) AS files
            FROM job WHERE job.key = ANY (?)
            """;

    private final Sql sql;

    ExpiryRounds(Sql sql) {
        this.sql = sql;
    }

    /** The proposals in their order, a round for each transaction. */
    List<List<ExpiryDue>> of(List<ExpiryDue> proposals) {
        var keys = proposals.stream()
                .map(proposal -> proposal.job().key().value())
                .distinct()
                .toList();
        var files = sql
                .list(
                        row -> Map.entry(new JobKey(row.getString("key")), row.getInt("files")),
                        STORED,
                        FILES,
                        new Array("text", keys))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return rounds(proposals, files);
    }

    /** @param files how many are stored of each job, those of one that is not named being none */
    static List<List<ExpiryDue>> rounds(List<ExpiryDue> proposals, Map<JobKey, Integer> files) {
        var rounds = new ArrayList<List<ExpiryDue>>();
        var round = new ArrayList<ExpiryDue>();
        var stored = 0;
        for (var proposal : proposals) {
            var more = files.getOrDefault(proposal.job().key(), 0);
            if (!round.isEmpty() && stored + more >= FILES) {
                rounds.add(List.copyOf(round));
                round.clear();
                stored = 0;
            }
            round.add(proposal);
            stored += more;
        }
        if (!round.isEmpty()) {
            rounds.add(List.copyOf(round));
        }
        return rounds;
    }
}
