package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.RefSaid;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The last look before a restored file becomes visible: what is invalidated by then is not restored, whoever asked before. */
@ApplicationScoped
public class TellRestore {
    private static final String RECORD = """
            INSERT INTO set_restore (generation_id, job_key, trust, commit_sha, repository_id, source, run, attempt, job)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (generation_id, job_key, trust, commit_sha) DO NOTHING
            """;

    private final AskedRepository asked;
    private final SetReaders readers;
    private final Generations generations;
    private final SetNews news;
    private final Sql sql;

    TellRestore(AskedRepository asked, SetReaders readers, Generations generations, SetNews news, Sql sql) {
        this.asked = asked;
        this.readers = readers;
        this.generations = generations;
        this.news = news;
        this.sql = sql;
    }

    /** The job is about to have the generation's files; 410 where it may not any more. Who has no token is believed no more than that. */
    public Generation restoring(Optional<Caller> teller, RepositoryName name, long id, SetJob job) {
        SetRequests.check(job);
        var caller = teller.map(known -> known.as(SetRequests.said(name, job)));
        var told = caller.map(known -> Teller.of(known, name, job));
        var repository = asked.of(caller, name);
        var reader = readers.of(repository, caller.map(Caller::trust), new RefSaid(job.branch(), job.pullRequest()));
        reader.refuseHermetic(name);
        return QuarkusTransaction.requiringNew().call(() -> {
            var generation = generations.find(repository, id).orElseThrow(() -> ShowSets.unknown(name, id));
            if (!reader.mayRead(generation)) {
                throw new ProblemException(ProblemType.SCOPE_REFUSED.because(
                        "this job does not read what " + generation.scope() + " hands on"));
            }
            refuseGone(generation);
            told.ifPresent(known -> record(repository, id, known));
            return generation;
        });
    }

    /** 410 unless it is visible. */
    public static void refuseGone(Generation generation) {
        if (generation.state() != SetState.VISIBLE) {
            throw new ProblemException(ProblemType.EXPIRED.because("generation " + generation.number() + " of '"
                    + generation.name() + "' is not to be restored"
                    + generation.why().map(why -> ": " + why).orElse("")));
        }
    }

    private void record(Repository repository, long id, Teller told) {
        var job = told.job();
        if (sql.update(
                        RECORD,
                        id,
                        job.key().value(),
                        told.trust().rank(),
                        told.commit().hex(),
                        repository.id(),
                        job.source(),
                        job.run(),
                        job.attempt(),
                        job.job())
                > 0) {
            news.restored(job.key());
        }
    }
}
