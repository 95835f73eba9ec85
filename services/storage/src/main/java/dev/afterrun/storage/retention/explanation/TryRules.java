package dev.afterrun.storage.retention.explanation;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.retention.PolicyTried;
import dev.afterrun.contracts.retention.TryPolicy;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.Reading;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.retention.RetentionPolicy;
import dev.afterrun.storage.retention.evaluation.Policies;
import dev.afterrun.storage.retention.subject.Subjects;
import dev.afterrun.storage.settings.SettingsDefect;
import dev.afterrun.storage.settings.SettingsOf;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells what the rules of a file would do, as if it were the repository's. It is for whoever may publish there. */
@ApplicationScoped
public class TryRules {
    private final Subjects subjects;
    private final Policies policies;
    private final SettingsOf settings;
    private final Forecast forecast;
    private final Jobs jobs;
    private final Reading reading;

    TryRules(Subjects subjects, Policies policies, SettingsOf settings, Forecast forecast, Jobs jobs, Reading reading) {
        this.subjects = subjects;
        this.policies = policies;
        this.settings = settings;
        this.forecast = forecast;
        this.jobs = jobs;
        this.reading = reading;
    }

    /** What would go when; no transaction may be open. */
    public PolicyTried on(Caller caller, RepositoryName name, TryPolicy request) {
        caller.mayPublishTo(name);
        checkBounds(request);
        // Publishing is a matter of the name; what was there before somebody took it over is not theirs to see.
        reading.check(name, () -> Optional.of(caller));
        var policy = policy(request.file());
        var meant = QuarkusTransaction.requiringNew()
                .call(() -> request.against().stream()
                        .map(words -> subjects.meant(name, words))
                        .distinct()
                        .toList());
        var tally = forecast.of(meant, policy);
        var now = QuarkusTransaction.requiringNew().call(jobs::databaseTime);
        var files = tally.soonestFirst();
        return new PolicyTried(
                now,
                files.stream().limit(Limits.FILE_GROUPS).toList(),
                Math.max(0, files.size() - Limits.FILE_GROUPS),
                tally.sum(goes -> goes.filter(time -> !time.isAfter(now)).isPresent()),
                tally.sum(goes -> goes.filter(time -> time.isAfter(now)).isPresent()),
                tally.sum(Optional::isEmpty));
    }

    private RetentionPolicy policy(String file) {
        try {
            return policies.with(settings.ifFileWere(file).retention());
        } catch (SettingsDefect defect) {
            throw new ProblemException(ProblemType.INVALID.because(defect));
        }
    }

    private static void checkBounds(TryPolicy request) {
        var runs = request.against().size();
        if (runs < 1 || runs > Limits.RUNS_TRIED) {
            throw new ProblemException(ProblemType.INVALID.because(
                    "rules are tried on 1 to " + Limits.RUNS_TRIED + " runs or files at once; name as many",
                    Limits.RUNS_TRIED,
                    runs));
        }
        var bytes = request.file().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Limits.SETTINGS_BYTES) {
            throw new ProblemException(ProblemType.INVALID.because(
                    "an afterrun.toml is shorter; shorten it", Limits.SETTINGS_BYTES, bytes));
        }
    }
}
