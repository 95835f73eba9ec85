package dev.afterrun.storage.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.InstallationChanged;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.settings.ReadSettings;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CI was set up first, and the App is installed then. */
@QuarkusTest
class TakeNoteOfInstallationTest {
    @Inject
    Storage storage;

    @Inject
    ForgeScene forge;

    @Inject
    TakeNoteOfInstallation reaction;

    @Inject
    Repositories repositories;

    private final String account = "acme-" + UUID.randomUUID();
    private final CiJob job = CiJob.fresh().inRepository(new RepositoryName(account, "talk"));

    /** The forge did not say where it belongs, and is asked no more. */
    @BeforeEach
    void aRunWithoutAPullRequest() {
        storage.publish(job, TestFile.of("a.txt", "of a pull request"));
        assertThat(forge.isDue(job)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "added", "unsuspend", "new_permissions_accepted"})
    void aRunFromBeforeHasItsPullRequestOnceTheAppIsLetIn(String action) {
        // Given
        forge.open(job, 7, job.commit());

        // When
        reaction.installationChanged(installation("local", account.toUpperCase(Locale.ROOT), action));
        storage.work();

        // Then
        assertThat(storage.told(job)).extracting(RunStored::pullRequests).containsExactly(List.of(), List.of(7));
    }

    @Test
    void itsSettingsAreReadToo() {
        // Given
        var repository = QuarkusTransaction.requiringNew()
                .call(() ->
                        repositories.find(job.id().repository()).orElseThrow().id());
        assertThat(storage.waits(ReadSettings.KIND, Long.toString(repository))).isFalse();

        // When
        reaction.installationChanged(installation("local", account, "created"));

        // Then
        assertThat(storage.waits(ReadSettings.KIND, Long.toString(repository))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"local,deleted", "local,suspend", "another,created"})
    void whatLetsNobodyInHereMakesNothingDue(String host, String action) {
        // When
        reaction.installationChanged(installation(host, account, action));

        // Then
        assertThat(forge.isDue(job)).isFalse();
    }

    @Test
    void whoseRunsHaveTheirPullRequestsIsAskedNothing() {
        // Given
        reaction.installationChanged(installation("local", account, "created"));
        forge.open(job, 7, job.commit());
        storage.work();

        // When
        reaction.installationChanged(installation("local", account, "created"));

        // Then
        assertThat(forge.isDue(job)).isFalse();
    }

    private static InstallationChanged installation(String host, String account, String action) {
        var actor = new Actor(account, "583231");
        return new InstallationChanged(host, "957387", actor, action, List.of(), List.of(), actor);
    }
}
