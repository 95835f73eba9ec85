package dev.afterrun.storage.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.BranchPushed;
import dev.afterrun.contracts.event.RepositoryTold;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.contracts.settings.UploadMode;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.DelegatingForge;
import dev.afterrun.forge.FileInRepository;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RepositoryFiles;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TroubledForge;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReadSettingsTest {
    private final CiJob job = CiJob.fresh();

    @Inject
    Storage storage;

    @Inject
    RepositoryFiles files;

    @Inject
    Repositories repositories;

    @Inject
    SettingsOf settings;

    @Inject
    ReadSettings readSettings;

    @Inject
    StoredSettings stored;

    @Inject
    TakeOverSettings takeOver;

    @Inject
    OwnNames names;

    @Inject
    DueWork dueWork;

    @Inject
    Forge forge;

    @Test
    void repositoryIsSetByItsFileOnceARunOfItCame() {
        // Given
        files.settings(job.repository(), "[uploads]\nmode = \"never\"\n[comment]\ncomments = \"quiet\"");

        // When
        storage.publish(job);

        // Then
        assertThat(now().uploads().mode()).isEqualTo(UploadMode.NEVER);
        assertThat(now().comment().comments()).isEqualTo(CommentMode.QUIET);
        assertThat(told()).singleElement().satisfies(fact -> {
            assertThat(fact.uploads()).isEqualTo(UploadMode.NEVER);
            assertThat(fact.revision()).isEqualTo(new Revision(1));
            assertThat(fact.problem()).isEmpty();
        });
    }

    @Test
    void repositoryWithoutAFileIsAsTheOperatorHasSetAll() {
        // When
        storage.publish(job);

        // Then
        assertThat(now()).isEqualTo(settings.defaults());
    }

    @Test
    void brokenFileLeavesTheLastGoodOneAndItsProblemIsToldOnce() {
        // Given
        files.settings(job.repository(), "[uploads]\nmode = \"never\"");
        storage.publish(job);
        files.settings(job.repository(), "[uploads]\nmode = \"whenever\"");

        // When
        push();
        push();

        // Then
        assertThat(now().uploads().mode()).isEqualTo(UploadMode.NEVER);
        assertThat(told()).hasSize(2).last().satisfies(fact -> {
            assertThat(fact.uploads()).isEqualTo(UploadMode.NEVER);
            assertThat(fact.problem())
                    .hasValueSatisfying(problem ->
                            assertThat(problem).startsWith("afterrun.toml:2: ").contains("'whenever'"));
        });
    }

    @Test
    void fileThatWasMendedCountsAndHasNoProblem() {
        // Given
        files.settings(job.repository(), "[uploads]\nmod = \"never\"");
        storage.publish(job);
        files.settings(job.repository(), "[uploads]\nmode = \"on-request\"");

        // When
        push();

        // Then
        assertThat(now().uploads().mode()).isEqualTo(UploadMode.ON_REQUEST);
        assertThat(told()).last().satisfies(fact -> assertThat(fact.problem()).isEmpty());
    }

    @Test
    void fileThatWasTakenAwayCountsNoMore() {
        // Given
        files.settings(job.repository(), "[uploads]\nmode = \"never\"");
        storage.publish(job);
        files.noSettings(job.repository());

        // When
        push();

        // Then
        assertThat(now()).isEqualTo(settings.defaults());
    }

    @Test
    void fileThatIsTooLargeIsNotReadAndSaysSo() {
        // Given
        files.settings(job.repository(), "#".repeat(64 * 1024 + 1));

        // When
        storage.publish(job);

        // Then
        assertThat(told())
                .last()
                .satisfies(fact ->
                        assertThat(fact.problem()).contains("afterrun.toml: has 65537 bytes, and 65536 are read"));
    }

    @Test
    void afterRunsItIsReadEveryFewMinutesAtMost() {
        // Given
        storage.publish(job);

        // When
        storage.finished(job.ofRun("2"));

        // Then
        assertThat(storage.waits(ReadSettings.KIND, key())).isFalse();
    }

    @Test
    void forgeThatIsAwayIsAskedAgainAndLeavesAllAsItIs() throws IOException {
        // Given
        files.settings(job.repository(), "[uploads]\nmode = \"never\"");
        storage.publish(job);
        var busy = new TroubledForge(forge, new ForgeBusy("slow down", Optional.of(Duration.ofSeconds(61))));
        var reading = new ReadSettings(repositories, stored, takeOver, names, busy, dueWork);

        // When
        var outcome = reading.work(key());

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Again.class, again -> assertThat(again.after()).isEqualTo(Duration.ofSeconds(61)));
        assertThat(now().uploads().mode()).isEqualTo(UploadMode.NEVER);
    }

    @Test
    void defaultBranchIsKnownThoughTheFileMayNotBeRead() throws IOException {
        // Given
        storage.publish(job);
        var repository = repository();
        QuarkusTransaction.requiringNew().run(() -> stored.isOn(repository, Optional.empty()));
        var reading = new ReadSettings(repositories, stored, takeOver, names, new WithoutFiles(forge), dueWork);

        // When
        reading.work(key());

        // Then
        assertThat(settings.defaultBranch(repository)).contains("main");
    }

    @Test
    void whoeverHasTakenTheNameOverSettlesNothing() throws IOException {
        // Given
        files.settings(job.repository(), "[uploads]\nmode = \"never\"");
        storage.publish(job);
        files.settings(job.repository(), "[uploads]\nmode = \"on-request\"");
        var reading = new ReadSettings(repositories, stored, takeOver, (_, _) -> false, forge, dueWork);

        // When
        reading.work(key());

        // Then
        assertThat(now().uploads().mode()).isEqualTo(UploadMode.NEVER);
        assertThat(settings.defaultBranch(repository())).contains("main");
    }

    private void push() {
        readSettings.branchPushed(new BranchPushed(
                new RepositoryId("local", "1296269"),
                job.repository(),
                "main",
                Commit.NONE,
                job.commit(),
                false,
                new Actor("octocat", "583231")));
        storage.hurry(ReadSettings.KIND, key());
        storage.work();
    }

    private RepositorySettings now() {
        return settings.of(repository());
    }

    private Repository repository() {
        return QuarkusTransaction.requiringNew()
                .call(() -> repositories.find(job.id().repository()).orElseThrow());
    }

    private String key() {
        return Long.toString(repository().id());
    }

    private List<RepositoryTold> told() {
        return storage.told(RepositoryTold.TYPE, RepositoryTold.class).stream()
                .filter(fact -> fact.repository().equals(job.id().repository()))
                .toList();
    }

    /** Shows what a repository is, and nothing that is in it. */
    private static final class WithoutFiles extends DelegatingForge {
        private final Forge forge;

        private WithoutFiles(Forge forge) {
            this.forge = forge;
        }

        @Override
        protected Forge forge() {
            return forge;
        }

        @Override
        public FileInRepository file(RepositoryName repository, String path, int limit) {
            throw new ForgeRefused("contents may not be read");
        }
    }
}
