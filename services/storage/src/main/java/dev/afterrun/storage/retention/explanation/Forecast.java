package dev.afterrun.storage.retention.explanation;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.catalog.Holds;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.Shares;
import dev.afterrun.storage.retention.FileEnd;
import dev.afterrun.storage.retention.FileFacts;
import dev.afterrun.storage.retention.RetentionPolicy;
import dev.afterrun.storage.retention.UsualLifetimes;
import dev.afterrun.storage.retention.evaluation.FactsOfRun;
import dev.afterrun.storage.retention.evaluation.Floors;
import dev.afterrun.storage.retention.evaluation.Retention;
import dev.afterrun.storage.retention.subject.Subject;
import dev.afterrun.storage.turn.LongQuestions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What would become of files by some rules, as all else is now. It writes nothing. */
@ApplicationScoped
class Forecast {
    private final Jobs jobs;
    private final FactsOfRun facts;
    private final Floors floors;
    private final Holds holds;
    private final Shares shares;
    private final UsualLifetimes defaults;
    private final FilesToJudge files;
    private final LongQuestions questions;

    Forecast(
            Jobs jobs,
            FactsOfRun facts,
            Floors floors,
            Holds holds,
            Shares shares,
            UsualLifetimes defaults,
            FilesToJudge files,
            LongQuestions questions) {
        this.jobs = jobs;
        this.facts = facts;
        this.floors = floors;
        this.holds = holds;
        this.shares = shares;
        this.defaults = defaults;
        this.files = files;
        this.questions = questions;
    }

    /** All files that are meant, by what would end them; 503 where too many ask. */
    Tally of(List<Subject> subjects, RetentionPolicy policy) {
        checkCount(subjects);
        return questions.inTurn(() -> judged(subjects, policy));
    }

    private Tally judged(List<Subject> subjects, RetentionPolicy policy) {
        var tally = new Tally();
        // A transaction for each job: what it holds still, others wait for.
        subjects.forEach(subject -> subject.jobs()
                .forEach(key -> QuarkusTransaction.requiringNew().run(() -> add(key, subject.path(), policy, tally))));
        return tally;
    }

    private void checkCount(List<Subject> subjects) {
        var count = QuarkusTransaction.requiringNew()
                .call(() -> subjects.stream().mapToLong(files::count).sum());
        if (count > Limits.FILES_TRIED) {
            throw new ProblemException(ProblemType.INVALID.because(
                    "that is more files than are gone through at once; name fewer runs, or single files",
                    Limits.FILES_TRIED,
                    count));
        }
    }

    private void add(JobKey key, Optional<ArtifactPath> path, RetentionPolicy policy, Tally tally) {
        var found = jobs.find(key);
        if (found.isEmpty()) {
            return;
        }
        var job = found.get();
        var byRules = byRules(job, policy);
        var raised = floors.of(job);
        var isPointedTo = !holds.pointersTo(job).isEmpty();
        files.visit(job.id(), path, policy.questions(), file -> {
            var end = byRules.apply(file);
            var goes = isPointedTo
                    ? Optional.<Instant>empty()
                    : raised.raise(file.path(), end).moment();
            tally.add(job.jobId(), file, end, goes);
        });
    }

    /** What was sent by hand has a sender who said how long; no rule is about it. */
    private Function<FileFacts, FileEnd> byRules(Job job, RetentionPolicy policy) {
        return shares.lifetime(job, defaults.ofShares())
                .<Function<FileFacts, FileEnd>>map(lifetime -> {
                    var end = Retention.ofShare(job, lifetime);
                    return file -> end;
                })
                .orElseGet(() -> policy.of(facts.of(job, policy))::endOf);
    }
}
