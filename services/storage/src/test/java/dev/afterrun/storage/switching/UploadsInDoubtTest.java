package dev.afterrun.storage.switching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.forge.Forge;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.PackageAdmissions;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.settings.ReadSettings;
import dev.afterrun.storage.settings.SettingsOf;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.ConfirmingForge;
import dev.afterrun.storage.testing.TroubledForge;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is decided where the forge does not say, or says otherwise than the job. */
@QuarkusTest
class UploadsInDoubtTest {
    private static final List<ArtifactPath> PACKAGE = List.of(new ArtifactPath("a.whl"));

    @Inject
    SwitchScene scene;

    @Inject
    SettingsOf settings;

    @Inject
    ReadSettings readSettings;

    @Inject
    Switching switching;

    @Inject
    PackageAdmissions admissions;

    @Inject
    Repositories repositories;

    @Inject
    Jobs jobs;

    @Inject
    Sql sql;

    @Inject
    Forge forge;

    @Test
    void jobThatNamesAPullRequestBringsNoneWhileTheForgeIsAway() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 days");
        var away = packages(new TroubledForge(forge, new IOException("502")));

        // When
        var denied = away.denied(question(job), PACKAGE);

        // Then
        assertThat(denied).hasValueSatisfying(denial -> assertThat(denial.why()).contains("cannot be asked"));
        assertThat(scene.status(job).on()).isTrue();
    }

    @Test
    void pushesGoOnWhileTheForgeIsAway() {
        // Given
        var job = scene.onRequest();
        scene.status(job);
        var away = packages(new TroubledForge(forge, new IOException("502")));

        // When
        var denied = away.denied(question(job.onNoPullRequest()), PACKAGE);

        // Then
        assertThat(denied).isEmpty();
    }

    @Test
    void numberThatTheForgeDoesNotConfirmGetsNothingEvenWhereUploadsOfItAreOn() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 days");
        var strange = job.ofCommit(SwitchScene.commit(job, "of nobody"));

        // When
        var denied = packages(new ConfirmingForge(forge)).denied(question(strange), PACKAGE);

        // Then
        assertThat(denied)
                .hasValueSatisfying(denial -> assertThat(denial.why()).contains("knows no open pull request"));
    }

    private PackageQuestion question(CiJob job) {
        return new PackageQuestion(
                scene.repository(job),
                job.id(),
                job.commit(),
                job.trust(),
                Optional.of(job).flatMap(CiJob::pullRequest));
    }

    private PackagesOfPullRequests packages(Forge other) {
        var compare = new CompareWithSeen(other, settings);
        var admit = new AdmitPackages(settings, switching, new ReviewPullRequest(switching, compare), compare, other);
        return new PackagesOfPullRequests(admit, admissions, readSettings, settings, repositories, jobs, sql);
    }
}
