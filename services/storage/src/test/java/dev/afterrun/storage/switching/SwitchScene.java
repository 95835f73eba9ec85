package dev.afterrun.storage.switching;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.auditlog.ActorKind;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.PullRequestChanged;
import dev.afterrun.contracts.event.PullRequestTold;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.upload.Allowance;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.http.origin.Origin;
import dev.afterrun.storage.auditlog.Author;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RepositoryFiles;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Pull requests of a repository where uploads are on request, and somebody who may write to it. */
@ApplicationScoped
public class SwitchScene {
    static final Actor OCTOCAT = new Actor("octocat", "583231");

    static final Author AUTHOR = new Author(
            ActorKind.FORGE_USER,
            OCTOCAT.login(),
            Optional.of("local"),
            Optional.empty(),
            Origin.NOWHERE,
            Optional.empty());

    private static final Asker ASKER = new Asker(OCTOCAT, AUTHOR);

    private final JsonClient forge =
            new JsonClient(ConfigProvider.getConfig().getValue("afterrun.forge.url", URI.class), Map.of());
    private final RepositoryFiles files;
    private final Storage storage;
    private final Repositories repositories;
    private final UploadSwitch uploads;
    private final ReviewSwitch review;
    private final Sql sql;

    SwitchScene(
            RepositoryFiles files,
            Storage storage,
            Repositories repositories,
            UploadSwitch uploads,
            ReviewSwitch review,
            Sql sql) {
        this.files = files;
        this.storage = storage;
        this.repositories = repositories;
        this.uploads = uploads;
        this.review = review;
        this.sql = sql;
    }

    /** A job of an open pull request 7 at its head. */
    public CiJob onRequest() {
        var job = CiJob.fresh();
        files.settings(job.repository(), "[uploads]\nmode = \"on-request\"");
        open(job, job.commit(), Map.of());
        return job.onPullRequest(7);
    }

    void open(CiJob of, Commit head, Map<String, Object> properties) {
        var body = new HashMap<>(properties);
        body.put("head", head);
        try {
            forge.send("PUT", "/v1/repos/" + of.repository() + "/pulls/7", body).good();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new head, which differs from the one before in these paths. */
    CiJob push(CiJob job, String name, String... paths) {
        var head = commit(job, name);
        files.changed(job.repository(), job.commit(), head, paths);
        open(job, head, Map.of());
        return job.ofCommit(head).ofRun("run of " + name);
    }

    static Commit commit(CiJob of, String name) {
        var text = of.repository() + name;
        return new Commit(Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 40));
    }

    Switched switchOn(CiJob job, String allowance) {
        try {
            return uploads.switchOn(repository(job), 7, Allowance.parse(allowance), ASKER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void switchOff(CiJob job) {
        try {
            uploads.switchOff(repository(job), 7, ASKER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UploadsTold status(CiJob job) {
        return uploads.status(repository(job), 7);
    }

    /** A webhook arrives; what it says is not what is. */
    void tell(CiJob job, PullRequestState state) {
        review.pullRequestChanged(new PullRequestChanged(
                new RepositoryId("local", "1296269"),
                job.repository(),
                7,
                "synchronize",
                job.commit(),
                Optional.empty(),
                Optional.of("1296269"),
                "main",
                state,
                Optional.empty(),
                List.of(),
                OCTOCAT,
                Instant.EPOCH));
        storage.work();
    }

    /** As if the time that was asked for were over, by the database's clock. */
    void letTimePass(CiJob job) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "UPDATE upload_switch SET ends_at = clock_timestamp() - interval '1 second' WHERE"
                                + " repository_id = ?",
                        repository(job).id()));
    }

    /** As if it had been switched on for a commit that the forge has since forgotten. */
    void forceAway(CiJob job) {
        var forgotten = commit(job, "forgotten").hex();
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update(
                    "UPDATE upload_switch SET seen = ? WHERE repository_id = ?",
                    forgotten,
                    repository(job).id());
            sql.update(
                    "UPDATE upload_switch_commit SET commit_sha = ? WHERE repository_id = ?",
                    forgotten,
                    repository(job).id());
        });
    }

    /** As if the job's run were one of GitHub Actions, with this number. */
    void becomesGitHubs(CiJob job, String run) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "UPDATE job SET source = ?, run = ? WHERE repository_id = ?",
                        "https://github.com/" + job.repository() + "/actions",
                        run,
                        repository(job).id()));
    }

    /** Reviews it, as it is due when the time is over. */
    void review(CiJob job) {
        storage.hurry(ReviewSwitch.KIND, repository(job).id() + "/");
        storage.work();
    }

    List<UploadsTold> told(CiJob job) {
        return storage.told(PullRequestTold.TYPE, PullRequestTold.class).stream()
                .filter(fact -> fact.repository().equals(job.id().repository()))
                .map(PullRequestTold::uploads)
                .toList();
    }

    Repository repository(CiJob job) {
        return QuarkusTransaction.requiringNew()
                .call(() -> repositories.known(job.id().repository(), job.repository()));
    }
}
