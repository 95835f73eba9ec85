package dev.afterrun.notifier.testing;

import static dev.afterrun.notifier.testing.StoredJob.REPOSITORY;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.InstallationChanged;
import dev.afterrun.contracts.event.PullRequestTold;
import dev.afterrun.contracts.event.RepositoryTold;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.event.SealChanged;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.contracts.settings.CommentSettings;
import dev.afterrun.contracts.settings.UploadMode;
import dev.afterrun.duework.WorkCycle;
import dev.afterrun.duework.Worker;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.forge.local.CheckJson;
import dev.afterrun.forge.local.CommentBody;
import dev.afterrun.forge.local.CommentJson;
import dev.afterrun.notifier.access.TakeNoteOfInstallation;
import dev.afterrun.notifier.comment.TakeNoteOfAnswer;
import dev.afterrun.notifier.comment.TakeNoteOfDecision;
import dev.afterrun.notifier.comment.TakeNoteOfJob;
import dev.afterrun.notifier.forge.ForgeSettings;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A pull request that a test tells of, with its worker stepped by hand and its clock moved on. */
@ApplicationScoped
public class Scene {
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    private final TakeNoteOfJob notes;
    private final TakeNoteOfAnswer answers;
    private final TakeNoteOfInstallation installations;
    private final TakeNoteOfDecision decisions;
    private final List<Worker> workers;
    private final WorkCycle cycle;
    private final EntityManager database;
    private final JsonClient forge;
    private final AtomicLong revisions = new AtomicLong();

    Scene(
            TakeNoteOfJob notes,
            TakeNoteOfAnswer answers,
            TakeNoteOfInstallation installations,
            TakeNoteOfDecision decisions,
            @All List<Worker> workers,
            WorkCycle cycle,
            EntityManager database,
            ForgeSettings forge) {
        this.notes = notes;
        this.answers = answers;
        this.installations = installations;
        this.decisions = decisions;
        this.workers = workers;
        this.cycle = cycle;
        this.database = database;
        this.forge = new JsonClient(forge.url(), Map.of());
    }

    /** Forgets all that other tests have told. */
    public void begin() {
        sql(
                "TRUNCATE due_work, due_lane, forge_account, shut_repository, refused_work, work_left_alone, pull_request_comment, commit_check, job_snapshot, commit_seal, pull_request_told, repository_told CASCADE");
    }

    public int open(Commit head) throws IOException {
        return open(REPOSITORY, head);
    }

    public int open(RepositoryName repository, Commit head) throws IOException {
        var number = NUMBERS.incrementAndGet();
        forge.send("PUT", at(repository, number), Map.of("head", head)).good();
        return number;
    }

    public void push(int number, Commit head) throws IOException {
        forge.send("PUT", at(REPOSITORY, number), Map.of("head", head)).good();
    }

    /** The repository wants to be told so from now on. */
    public void settings(CommentMode comments, CheckMode check) {
        settings(revisions.incrementAndGet(), comments, check);
    }

    public void settings(long revision, CommentMode comments, CheckMode check) {
        decisions.repositoryTold(new RepositoryTold(
                new RepositoryId("local", REPOSITORY.toString()),
                REPOSITORY,
                new Revision(revision),
                UploadMode.ON_REQUEST,
                new CommentSettings(comments, check, Map.of()),
                Optional.empty(),
                Optional.empty()));
    }

    public void tell(PullRequestTold told) {
        decisions.pullRequestTold(told);
    }

    public void tell(StoredJob job) {
        notes.runStored(job.worthTelling().stored());
    }

    /** The same, though there may be nothing in it that is worth a comment. */
    public void tellAsItIs(StoredJob job) {
        notes.runStored(job.stored());
    }

    public void tell(InstallationChanged changed) {
        installations.installationChanged(changed);
    }

    public void tell(CommandAnswered answered) {
        answers.commandAnswered(answered);
    }

    public void tell(RunUnderway underway) {
        notes.runUnderway(underway);
    }

    public void tell(SealChanged changed) {
        notes.sealChanged(changed);
    }

    /** Does what is due by now. */
    public void work() {
        var lanes = workers.stream().filter(Worker::isInLanes).toList();
        // One kind may make another due.
        while (lanes.stream().filter(this::doAll).count() > 0) {
            // Until nothing is.
        }
    }

    private boolean doAll(Worker worker) {
        var any = false;
        while (cycle.next(worker)) {
            any = true;
        }
        return any;
    }

    /** As {@link #work}, once every rest and delay is over. */
    public void writeDue() {
        timePasses();
        work();
    }

    public void timePasses() {
        sql("UPDATE commit_check SET rest_until = NULL, turn_until = NULL");
        sql("UPDATE pull_request_comment SET rest_until = NULL, turn_until = NULL,"
                + " written_at = written_at - interval '1 hour'");
        sql("UPDATE due_lane SET rest_until = NULL");
        sql("DELETE FROM forge_account");
        sql("UPDATE due_work SET due_at = clock_timestamp(), leased_until = NULL");
    }

    /** So much time passes for all that rests, waits or has been spent. */
    public void passes(Duration time) {
        var interval = " - interval '" + time.toMillis() + " milliseconds'";
        sql("UPDATE pull_request_comment SET rest_until = rest_until" + interval);
        sql("UPDATE commit_check SET rest_until = rest_until" + interval);
        sql("UPDATE due_lane SET rest_until = rest_until" + interval);
        sql("UPDATE due_work SET due_at = due_at" + interval);
        sql("UPDATE forge_account SET rest_until = rest_until" + interval + ", minute_spent_until = minute_spent_until"
                + interval + ", hour_spent_until = hour_spent_until" + interval);
    }

    public boolean isAnythingDue() {
        return number("""
                SELECT count(*) FROM due_work AS work
                LEFT JOIN due_lane AS lane ON lane.kind = work.kind AND lane.lane = split_part(work.key, '#', 1)
                WHERE due_at <= clock_timestamp() AND (rest_until IS NULL OR rest_until <= clock_timestamp())
                """) > 0;
    }

    public String lastError() {
        return (String) QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("SELECT last_error FROM due_work")
                        .getSingleResult());
    }

    public long number(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) database.createNativeQuery(query).getSingleResult()).longValue());
    }

    public void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(statement).executeUpdate());
    }

    public List<CommentJson> comments(int number) throws IOException {
        return comments(REPOSITORY, number);
    }

    public List<CommentJson> comments(RepositoryName repository, int number) throws IOException {
        return forge.get(at(repository, number) + "/comments?page=1").good().asListOf(CommentJson.class);
    }

    /** The one comment; a test that finds two fails here. */
    public String comment(int number) throws IOException {
        var comments = comments(number);
        if (comments.size() != 1) {
            throw new AssertionError(comments.size() + " comments instead of one: " + comments);
        }
        return comments.getFirst().body();
    }

    public CommentId someoneComments(int number, String author, String body) throws IOException {
        var sent = new CommentBody(body, Optional.of(author));
        return new CommentId(forge.send("POST", at(REPOSITORY, number) + "/comments", sent)
                .good()
                .as(CommentJson.class)
                .id());
    }

    public void delete(CommentId comment) throws IOException {
        forge.delete("/v1/repos/" + REPOSITORY + "/comments/" + comment).found();
    }

    /** What stands beside the commit, the oldest first. */
    public List<CheckJson> checks(Commit commit) throws IOException {
        return forge.get("/v1/repos/" + REPOSITORY + "/commits/" + commit + "/checks")
                .good()
                .asListOf(CheckJson.class);
    }

    /** The one check; a test that finds two fails here. */
    public CheckJson check(Commit commit) throws IOException {
        var checks = checks(commit);
        if (checks.size() != 1) {
            throw new AssertionError(checks.size() + " checks instead of one: " + checks);
        }
        return checks.getFirst();
    }

    private static String at(RepositoryName repository, int number) {
        return "/v1/repos/" + repository + "/pulls/" + number;
    }
}
