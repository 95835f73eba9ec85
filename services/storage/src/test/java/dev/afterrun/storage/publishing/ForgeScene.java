package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.PullRequestChanged;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.ConfirmingForge;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens on the forge, and what the forge then tells of it. */
@ApplicationScoped
class ForgeScene {
    private static final Instant BEGINNING = Instant.parse("2026-11-21T09:00:00Z");

    private final Storage storage;
    private final Repositories repositories;
    private final TakeNoteOfPullRequest reaction;
    private final Resolution resolution;
    private final SettleJob settleJob;
    private final Forge forge;
    private final JsonClient http;

    ForgeScene(
            Storage storage,
            Repositories repositories,
            TakeNoteOfPullRequest reaction,
            Resolution resolution,
            SettleJob settleJob,
            Forge forge,
            ForgeSettings settings) {
        this.storage = storage;
        this.repositories = repositories;
        this.reaction = reaction;
        this.resolution = resolution;
        this.settleJob = settleJob;
        this.forge = forge;
        this.http = new JsonClient(settings.url(), Map.of());
    }

    /** The pull request has this head, and these properties besides. */
    void put(CiJob of, int number, Commit head, Map<String, Object> properties) {
        try {
            var body = new HashMap<>(properties);
            body.put("head", head);
            http.send("PUT", "/v1/repos/" + of.repository() + "/pulls/" + number, body)
                    .good();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void open(CiJob of, int number, Commit head) {
        put(of, number, head, Map.of());
    }

    /** Another commit of the same repository. */
    static Commit commit(CiJob of, String name) {
        var text = of.repository() + name;
        return new Commit(Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 40));
    }

    /** What a webhook says: in state {@code state} with this head, so many seconds after the beginning. */
    static PullRequestChanged told(CiJob of, int number, Commit head, PullRequestState state, int seconds) {
        return new PullRequestChanged(
                // Runs here came under a name, the forge has a number.
                new RepositoryId("local", "1296269"),
                of.repository(),
                number,
                "synchronize",
                head,
                Optional.empty(),
                Optional.of("1296269"),
                "main",
                state,
                Optional.empty(),
                List.of(),
                new Actor("octocat", "583231"),
                BEGINNING.plusSeconds(seconds));
    }

    /** A webhook arrives, and what follows from it happens. */
    void tell(PullRequestChanged told) {
        reaction.pullRequestChanged(told);
        storage.work();
    }

    /** Only arrives. */
    void takeNote(PullRequestChanged told) {
        reaction.pullRequestChanged(told);
    }

    /** Whether the forge is to be asked about the commit. */
    boolean isDue(CiJob job) {
        return storage.waits(ResolvePullRequests.KIND, key(job));
    }

    /** Asks a forge about the commit that believes no hint and knows no head but the present ones. */
    void askDoubtingForge(CiJob job) {
        try {
            new ResolvePullRequests(resolution, new ConfirmingForge(forge)).work(key(job));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if the forge had answered this about the commit, late. */
    void answers(CiJob job, PullRequest answer) {
        resolution.answered(repository(job).id(), job.commit(), List.of(answer));
    }

    /** How the forge shows the pull request now. */
    PullRequest shown(CiJob of, int number) {
        try {
            return forge.pullRequest(of.repository(), number).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settles the job, and asks nobody. */
    void settle(CiJob job) {
        try {
            settleJob.work(job.id().key().value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String key(CiJob job) {
        return ResolvePullRequests.key(repository(job), job.commit());
    }

    private Repository repository(CiJob job) {
        return QuarkusTransaction.requiringNew()
                .call(() -> repositories.find(job.id().repository()).orElseThrow());
    }
}
