package dev.afterrun.storage.switching;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.settings.UploadMode;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.PackageAdmissions;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.settings.ReadSettings;
import dev.afterrun.storage.settings.SettingsOf;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Keeps package files of pull requests out that nobody has asked for: of upload sessions, and of what comes past them. */
@ApplicationScoped
public class PackagesOfPullRequests {
    private static final String AWAITED =
            "SELECT path FROM artifact WHERE job_id = ? AND state IN ('awaiting', 'missing') ORDER BY path";
    private static final String REFUSE = """
            UPDATE artifact SET state = 'refused', refusal = ?
            WHERE job_id = ? AND path = ANY (?) AND state IN ('awaiting', 'missing')
            """;

    private final AdmitPackages admitPackages;
    private final PackageAdmissions admissions;
    private final ReadSettings readSettings;
    private final SettingsOf settings;
    private final Repositories repositories;
    private final Jobs jobs;
    private final Sql sql;

    PackagesOfPullRequests(
            AdmitPackages admitPackages,
            PackageAdmissions admissions,
            ReadSettings readSettings,
            SettingsOf settings,
            Repositories repositories,
            Jobs jobs,
            Sql sql) {
        this.admitPackages = admitPackages;
        this.admissions = admissions;
        this.readSettings = readSettings;
        this.settings = settings;
        this.repositories = repositories;
        this.jobs = jobs;
        this.sql = sql;
    }

    /** Who a job that is about to send says it is. */
    public Repository repository(JobId job, RepositoryName name) {
        return QuarkusTransaction.requiringNew().call(() -> repositories.known(job.repository(), name));
    }

    /** Which of the files of a session are not taken; empty where all are. No transaction may be open. */
    public Optional<Denial> denied(PackageQuestion question, List<ArtifactPath> files) {
        readSettings.firstOf(question.repository());
        var packages = packagesOf(question.repository(), files);
        if (packages.isEmpty() || question.isTrustedPush()) {
            return Optional.empty();
        }
        return switch (decided(question)) {
            case Admission.Granted() -> {
                QuarkusTransaction.requiringNew()
                        .run(() -> admissions.letThrough(question.job().key()));
                yield Optional.empty();
            }
            case Admission.Denied(var number, var why) -> {
                QuarkusTransaction.requiringNew()
                        .run(() -> admissions.leftOut(question.job().key(), packages.size()));
                yield Optional.of(new Denial(packages, why));
            }
        };
    }

    /** Refuses package files that a job has told of without a session that let them through. */
    public void refuse(JobKey key) throws IOException {
        var found = QuarkusTransaction.requiringNew().call(() -> jobs.find(key).flatMap(this::undecided));
        if (found.isPresent() && admitPackages.decide(found.get()) instanceof Admission.Denied denied) {
            QuarkusTransaction.requiringNew().run(() -> jobs.lock(key).ifPresent(job -> refuse(job, denied.why())));
        }
    }

    private Admission decided(PackageQuestion question) {
        try {
            return admitPackages.decide(question);
        } catch (IOException | ForgeRefused away) {
            // Whoever says nothing of a pull request pushes, as far as anybody can tell now.
            return question.isOfPullRequest()
                    ? new Admission.Denied(
                            Optional.empty(),
                            "the forge cannot be asked now whether uploads are on; publish again once it answers")
                    : new Admission.Granted();
        }
    }

    private Optional<PackageQuestion> undecided(Job job) {
        var question = PackageQuestion.about(job);
        if (question.isTrustedPush() || admissions.find(job.key()).orElse(false)) {
            return Optional.empty();
        }
        return packagesOf(job.repository(), awaited(job)).isEmpty() ? Optional.empty() : Optional.of(question);
    }

    private List<ArtifactPath> awaited(Job job) {
        return settings.of(job.repository()).uploads().mode() == UploadMode.ALWAYS
                ? List.of()
                : sql.list(row -> new ArtifactPath(row.getString("path")), AWAITED, job.id());
    }

    private void refuse(Job job, String why) {
        var packages = packagesOf(job.repository(), awaited(job));
        sql.update(
                REFUSE,
                why,
                job.id(),
                new Array("text", packages.stream().map(ArtifactPath::value).toList()));
    }

    private List<ArtifactPath> packagesOf(Repository repository, List<ArtifactPath> files) {
        var policy = settings.of(repository).uploads();
        return policy.mode() == UploadMode.ALWAYS
                ? List.of()
                : files.stream().filter(policy::isPackage).toList();
    }

    /** Files that are not taken, and why. */
    public record Denial(List<ArtifactPath> files, String why) {}
}
