package dev.afterrun.storage.switching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.contracts.settings.SwitchEnd;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RepositoryFiles;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which files of which jobs are taken, while uploads are on request. */
@QuarkusTest
class AskForUploadsTest {
    private static final TestFile PACKAGE = TestFile.of("dist/a-1.0-py3-none-any.whl", "wheel");
    private static final TestFile REPORT = TestFile.of("reports/TEST-a.xml", "<testsuite/>");
    private static final TestFile LOG = TestFile.of("build.log", "done");

    @Inject
    SwitchScene scene;

    @Inject
    Storage storage;

    @Inject
    Api api;

    @Inject
    RepositoryFiles files;

    @Test
    void packagesOfAPullRequestAreLeftOutAndEverythingElseIsTaken() {
        // Given
        var job = scene.onRequest();

        // When
        var session = storage.publish(job, PACKAGE, REPORT, LOG);

        // Then
        assertThat(session.leftOut()).hasValueSatisfying(leftOut -> {
            assertThat(leftOut.files()).extracting(ArtifactPath::value).containsExactly("dist/a-1.0-py3-none-any.whl");
            assertThat(leftOut.why()).contains("#7").contains("afterrun uploads on --pr 7");
        });
        assertThat(session.missing()).containsExactlyInAnyOrder(REPORT.sha256(), LOG.sha256());
        assertThat(last(job).counts().stored()).isEqualTo(2);
        assertThat(last(job).leftOut()).contains(1);
        assertThat(scene.told(job)).last().satisfies(uploads -> {
            assertThat(uploads.on()).isFalse();
            assertThat(uploads.ended()).isEmpty();
        });
    }

    @Test
    void packagesAreTakenWhileUploadsAreOn() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 days");

        // When
        var session = storage.publish(job, PACKAGE);

        // Then
        assertThat(session.leftOut()).isEmpty();
        assertThat(last(job).counts().stored()).isEqualTo(1);
        assertThat(last(job).leftOut()).isEmpty();
    }

    @Test
    void pushesBringWhatTheyWant() {
        // Given
        var push = scene.onRequest().onNoPullRequest();

        // When
        var session = api.open(push, PACKAGE);

        // Then
        assertThat(session.leftOut()).isEmpty();
    }

    @Test
    void trustedPushesBringWhatTheyWant() {
        // Given
        var job = scene.onRequest();
        scene.open(job, job.commit(), Map.of("fork", true));

        // When
        var session = api.open(job.onNoPullRequest().trusted(TrustLevel.TRUSTED), PACKAGE);

        // Then
        assertThat(session.leftOut()).isEmpty();
    }

    @Test
    void jobOfAForksCommitIsThatPullRequestsWhetherItSaysSoOrNot() {
        // Given
        var job = scene.onRequest();
        scene.open(job, job.commit(), Map.of("fork", true));

        // When
        var session = api.open(job.onNoPullRequest(), PACKAGE);

        // Then
        assertThat(session.leftOut()).isPresent();
    }

    @Test
    void untrustedJobThatNoPullRequestIsKnownOfBringsNone() {
        // Given
        var job = scene.onRequest();
        var unknown =
                job.onNoPullRequest().trusted(TrustLevel.UNTRUSTED).ofCommit(SwitchScene.commit(job, "never seen"));

        // When
        var session = api.open(unknown, PACKAGE);

        // Then
        assertThat(session.leftOut())
                .hasValueSatisfying(leftOut -> assertThat(leftOut.why()).contains("knows no open pull request"));
    }

    @Test
    void repositoryThatNeverTakesPackagesSaysSo() {
        // Given
        var job = scene.onRequest();
        files.settings(job.repository(), "[uploads]\nmode = \"never\"");

        // When
        var session = api.open(job, PACKAGE);

        // Then
        assertThat(session.leftOut())
                .hasValueSatisfying(
                        leftOut -> assertThat(leftOut.why()).contains("takes no package files of pull requests"));
        assertThat(scene.switchOn(job, "2 days")).isInstanceOf(Switched.Refused.class);
    }

    @Test
    void whatIsNoPackageIsTheRepositorysToSay() {
        // Given
        var job = scene.onRequest();
        files.settings(
                job.repository(), "[uploads]\nmode = \"on-request\"\npackage-exceptions = [\"dist/**\", \"*.log\"]");

        // When
        var session = api.open(job, PACKAGE, REPORT, LOG);

        // Then
        assertThat(session.leftOut().orElseThrow().files())
                .extracting(ArtifactPath::value)
                .containsExactly("reports/TEST-a.xml");
    }

    @Test
    void packageThatComesPastTheSessionIsRefused() {
        // Given
        var job = scene.onRequest();
        var disguised = TestFile.of("a.txt", "wheel");
        storage.upload(job, disguised);

        // When
        storage.finished(job, PACKAGE);
        storage.work();

        // Then
        assertThat(last(job).files()).singleElement().satisfies(file -> {
            assertThat(file.state()).isEqualTo(ArtifactState.REFUSED);
            assertThat(file.refusal()).hasValueSatisfying(why -> assertThat(why).contains("#7"));
        });
    }

    @Test
    void jobOfAnEarlierCommitThatDoesSomethingElseInCiBringsNoneAndEndsNothing() {
        // Given
        var earlier = scene.onRequest();
        var head = scene.push(earlier, "head", ".github/workflows/ci.yml");
        scene.switchOn(head, "2 days");

        // When
        var session = api.open(earlier, PACKAGE);

        // Then
        assertThat(session.leftOut()).isPresent();
        assertThat(scene.status(head).on()).isTrue();
    }

    @Test
    void jobThatIsFasterThanTheWebhookOfItsPushGainsNothing() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 days");
        var pushed = scene.push(job, "hostile", ".github/workflows/ci.yml");

        // When
        var session = api.open(pushed, PACKAGE);

        // Then
        assertThat(session.leftOut())
                .hasValueSatisfying(leftOut -> assertThat(leftOut.why()).contains("a push has changed what CI does"));
        assertThat(scene.status(job).ended()).contains(SwitchEnd.RERENDER);
    }

    @Test
    void jobThatLearnsOnItsRerunThatUploadsAreOnBringsThem() {
        // Given
        var job = scene.onRequest();
        storage.publish(job, PACKAGE, LOG);
        scene.switchOn(job, "1 run");

        // When
        var session = storage.publish(job.attempt(2), PACKAGE, LOG);

        // Then
        assertThat(session.leftOut()).isEmpty();
        assertThat(last(job.attempt(2)).leftOut()).isEmpty();
    }

    @Test
    void whoAskedAndUntilWhenIsTold() {
        // Given
        var job = scene.onRequest();

        // When
        var switched = scene.switchOn(job, "3 runs");

        // Then
        assertThat(switched).isInstanceOfSatisfying(Switched.Done.class, done -> {
            assertThat(done.uploads().by()).contains(SwitchScene.OCTOCAT);
            assertThat(done.uploads().runsLeft()).contains(3);
            assertThat(done.uploads().until()).isPresent();
        });
        assertThat(scene.told(job)).last().extracting(UploadsTold::on).isEqualTo(true);
    }

    @Test
    void closedPullRequestIsNotSwitchedOn() {
        // Given
        var job = scene.onRequest();
        scene.open(job, job.commit(), Map.of("state", PullRequestState.CLOSED.toString()));

        // When
        var switched = scene.switchOn(job, "2 days");

        // Then
        assertThat(switched)
                .isInstanceOfSatisfying(
                        Switched.Refused.class,
                        refused -> assertThat(refused.why()).contains("closed"));
    }

    @Test
    void moreThanTheOperatorAllowsIsRefusedWithTheLimit() {
        // Given
        var job = scene.onRequest();

        // When
        var asked = List.of(scene.switchOn(job, "101 runs"), scene.switchOn(job, "31 days"));

        // Then
        assertThat(asked.get(0)).isEqualTo(new Switched.Refused("uploads are on for 100 runs at most, not 101"));
        assertThat(asked.get(1)).isEqualTo(new Switched.Refused("uploads are on for 720 hours at most, not 744"));
    }

    private RunStored last(CiJob job) {
        return storage.told(job).getLast();
    }
}
