package dev.afterrun.storage.runartifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.WorkflowRunChanged;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.github.GitHubDouble;
import dev.afterrun.forge.github.GitHubForge;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.settings.SettingsOf;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Storage;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs of forks at GitHub that have ended, and what storage makes of what they left there. */
@Dependent
class ForkScene {
    static final RepositoryName NAME = new RepositoryName("octo-org", "octo-repo");
    static final int FORK = 4_242;

    final RepositoryId repository =
            new RepositoryId("github.com", UUID.randomUUID().toString());
    final Commit head = new Commit(UUID.randomUUID().toString().replace("-", "") + "00000000");
    final GitHubDouble github;
    final Forge forge;

    private final TakeNoteOfEndedRuns takeNote;
    private final Repositories repositories;
    private final SettingsOf settings;
    private final KnownArtifacts known;
    private final PublishArtifact publish;
    private final RunArtifactSettings bounds;
    private final Storage storage;
    private final Sql sql;

    ForkScene(
            TakeNoteOfEndedRuns takeNote,
            Repositories repositories,
            SettingsOf settings,
            KnownArtifacts known,
            PublishArtifact publish,
            RunArtifactSettings bounds,
            Storage storage,
            Sql sql)
            throws IOException {
        this.takeNote = takeNote;
        this.repositories = repositories;
        this.settings = settings;
        this.known = known;
        this.publish = publish;
        this.bounds = bounds;
        this.storage = storage;
        this.sql = sql;
        this.github = new GitHubDouble();
        this.forge = GitHubForge.withToken(github.base(), GitHubDouble.OUR_TOKEN);
    }

    @PreDestroy
    void stop() {
        github.close();
    }

    long runOfFork(int fork) {
        github.openFromFork(1, head, fork, "patch");
        return github.workflows.run(head, "completed", "pull_request", fork, "patch");
    }

    void ended(long run) throws IOException {
        look(run);
        assertThat(fetchAll()).allMatch(Outcome.DONE::equals);
        storage.work();
    }

    void look(long run) throws IOException {
        takeNote.workflowRunChanged(changed(run, "completed", "pull_request"));
        assertThat(storage.waitsFor(LookForArtifacts.KIND, key(run))).isTrue();
        look(key(run));
    }

    void look(String key) throws IOException {
        assertThat(looking(forge).work(key)).isEqualTo(Outcome.DONE);
    }

    LookForArtifacts looking(Forge asked) {
        return new LookForArtifacts(asked, repositories, settings, known, bounds);
    }

    List<Outcome> fetchAll() throws IOException {
        var outcomes = new ArrayList<Outcome>();
        var fetch = new FetchArtifact(forge, known, publish, bounds, Clock.systemUTC());
        for (var row : rows()) {
            outcomes.add(fetch.work(Long.toString(row)));
        }
        return outcomes;
    }

    List<Long> rows() {
        return sql.list(
                found -> found.getLong("id"),
                "SELECT id FROM run_artifact WHERE forge_id = ? ORDER BY id",
                repository.id());
    }

    /** What is known last of each job that has files. */
    List<RunStored> told() {
        return allTold().stream()
                .collect(Collectors.toMap(RunStored::job, Function.identity(), (_, later) -> later, LinkedHashMap::new))
                .values()
                .stream()
                .filter(fact -> fact.counts().stored() > 0)
                .toList();
    }

    List<RunStored> allTold() {
        return storage.told(RunStored.TYPE, RunStored.class).stream()
                .filter(fact -> fact.job().repository().equals(repository))
                .sorted(Comparator.comparingLong(fact -> fact.revision().number()))
                .toList();
    }

    String why() {
        return sql.first(
                        row -> row.getString("why"),
                        "SELECT why FROM run_artifact WHERE forge_id = ? AND state = 'refused'",
                        repository.id())
                .orElse("nothing was refused");
    }

    String key(long run) {
        return key(run, 1);
    }

    String key(long run, int attempt) {
        return "github.com/" + repository.id() + "/" + NAME + "/" + run + "/" + attempt;
    }

    WorkflowRunChanged changed(long run, String status, String trigger) {
        return new WorkflowRunChanged(
                repository,
                NAME,
                Long.toString(run),
                1,
                "CI",
                head,
                Optional.of(Integer.toString(FORK)),
                trigger,
                status,
                Optional.of("success"),
                Instant.parse("2026-11-21T09:30:00Z"));
    }
}
