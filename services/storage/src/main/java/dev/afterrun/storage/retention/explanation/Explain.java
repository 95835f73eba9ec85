package dev.afterrun.storage.retention.explanation;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.retention.Explanation;
import dev.afterrun.contracts.retention.FilesGone;
import dev.afterrun.contracts.retention.Hold;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.retention.evaluation.Policies;
import dev.afterrun.storage.retention.subject.Subject;
import dev.afterrun.storage.retention.subject.Subjects;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells why files are here, and what will end them: by the rules that count, and by what holds them beyond. */
@ApplicationScoped
public class Explain {
    private final Subjects subjects;
    private final Policies policies;
    private final Forecast forecast;
    private final HoldsOnJobs holds;
    private final GoneFiles gone;
    private final Jobs jobs;

    Explain(Subjects subjects, Policies policies, Forecast forecast, HoldsOnJobs holds, GoneFiles gone, Jobs jobs) {
        this.subjects = subjects;
        this.policies = policies;
        this.forecast = forecast;
        this.holds = holds;
        this.gone = gone;
        this.jobs = jobs;
    }

    /** That of a run's files, or of one, as {@code of} names it behind the repository; no transaction may be open. */
    public Explanation of(RepositoryName name, String of) {
        var subject = QuarkusTransaction.requiringNew().call(() -> subjects.meant(name, of));
        var policy = QuarkusTransaction.requiringNew().call(() -> policies.of(subject.repository()));
        var files = forecast.of(List.of(subject), policy).soonestFirst();
        var besides = QuarkusTransaction.requiringNew().call(() -> besides(subject));
        return new Explanation(
                subject.words(),
                files.stream().limit(Limits.FILE_GROUPS).toList(),
                Math.max(0, files.size() - Limits.FILE_GROUPS),
                besides.gone(),
                besides.holds());
    }

    private Besides besides(Subject subject) {
        var keys = subject.jobs().stream().map(JobKey::value).toList();
        var ids = jobs.list("key in ?1", keys).stream().map(Job::id).toList();
        var concerned = holds.of(ids).values().stream()
                .flatMap(List::stream)
                .filter(hold -> isAbout(hold, subject))
                .distinct()
                .toList();
        return new Besides(gone.of(subject), concerned);
    }

    private static boolean isAbout(Hold hold, Subject subject) {
        return subject.path().isEmpty() || hold.path().isEmpty() || hold.path().equals(subject.path());
    }

    private record Besides(List<FilesGone> gone, List<Hold> holds) {}
}
