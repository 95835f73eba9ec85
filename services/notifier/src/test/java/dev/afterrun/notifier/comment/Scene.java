package dev.afterrun.notifier.comment;

import static dev.afterrun.notifier.testing.StoredJob.REPOSITORY;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.InstallationChanged;
import dev.afterrun.contracts.event.PullRequestTold;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.event.SealChanged;
import dev.afterrun.duework.WorkCycle;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.forge.local.CommentBody;
import dev.afterrun.forge.local.CommentJson;
import dev.afterrun.notifier.forge.ForgeSettings;
import dev.afterrun.notifier.testing.StoredJob;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A pull request that a test tells of, with its worker stepped by hand and its clock moved on. */
@ApplicationScoped
class Scene {
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    private final TakeNoteOfJob notes;
    private final TakeNoteOfAnswer answers;
    private final TakeNoteOfInstallation installations;
    private final TakeNoteOfDecision decisions;
    private final CommentOnPullRequest worker;
    private final SetReaction reactions;
    private final WorkCycle cycle;
    private final EntityManager database;
    private final JsonClient forge;

    Scene(
            TakeNoteOfJob notes,
            TakeNoteOfAnswer answers,
            TakeNoteOfInstallation installations,
            TakeNoteOfDecision decisions,
            CommentOnPullRequest worker,
            SetReaction reactions,
            WorkCycle cycle,
            EntityManager database,
            ForgeSettings forge) {
        this.notes = notes;
        this.answers = answers;
        this.installations = installations;
        this.decisions = decisions;
        this.worker = worker;
        this.reactions = reactions;
        this.cycle = cycle;
        this.database = database;
        this.forge = new JsonClient(forge.url(), Map.of());
    }

    /** Forgets all that other tests have told. */
    void begin() {
        sql(
                "TRUNCATE due_work, due_lane, forge_account, shut_repository, pull_request_comment, job_snapshot, commit_seal, pull_request_told, repository_told CASCADE");
    }

    int open(Commit head) throws IOException {
        return open(REPOSITORY, head);
    }

    int open(RepositoryName repository, Commit head) throws IOException {
        var number = NUMBERS.incrementAndGet();
        forge.send("PUT", at(repository, number), Map.of("head", head)).good();
        return number;
    }

    void push(int number, Commit head) throws IOException {
        forge.send("PUT", at(REPOSITORY, number), Map.of("head", head)).good();
    }

    void tell(PullRequestTold told) {
        decisions.pullRequestTold(told);
    }

    void tell(StoredJob job) {
        notes.runStored(job.worthTelling().stored());
    }

    /** The same, though there may be nothing in it that is worth a comment. */
    void tellAsItIs(StoredJob job) {
        notes.runStored(job.stored());
    }

    void tell(InstallationChanged changed) {
        installations.installationChanged(changed);
    }

    void tell(CommandAnswered answered) {
        answers.commandAnswered(answered);
    }

    void tell(RunUnderway underway) {
        notes.runUnderway(underway);
    }

    void tell(SealChanged changed) {
        notes.sealChanged(changed);
    }

    /** Does what is due by now. */
    void work() {
        while (cycle.next(worker)) {
            // Until nothing is.
        }
        while (cycle.next(reactions)) {
            // Until nothing is.
        }
    }

    /** As {@link #work}, once every rest and delay is over. */
    void writeDue() {
        timePasses();
        work();
    }

    void timePasses() {
        sql("UPDATE pull_request_comment SET rest_until = NULL, turn_until = NULL,"
                + " written_at = written_at - interval '1 hour'");
        sql("UPDATE due_lane SET rest_until = NULL");
        sql("DELETE FROM forge_account");
        sql("UPDATE due_work SET due_at = clock_timestamp(), leased_until = NULL");
    }

    /** So much time passes for all that rests, waits or has been spent. */
    void passes(Duration time) {
        var interval = " - interval '" + time.toMillis() + " milliseconds'";
        sql("UPDATE pull_request_comment SET rest_until = rest_until" + interval);
        sql("UPDATE due_lane SET rest_until = rest_until" + interval);
        sql("UPDATE due_work SET due_at = due_at" + interval);
        sql("UPDATE forge_account SET rest_until = rest_until" + interval + ", minute_spent_until = minute_spent_until"
                + interval + ", hour_spent_until = hour_spent_until" + interval);
    }

    boolean isAnythingDue() {
        return number("""
                SELECT count(*) FROM due_work AS work
                LEFT JOIN due_lane AS lane ON lane.lane = split_part(work.key, '#', 1)
                WHERE due_at <= clock_timestamp() AND (rest_until IS NULL OR rest_until <= clock_timestamp())
                """) > 0;
    }

    String lastError() {
        return (String) QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("SELECT last_error FROM due_work")
                        .getSingleResult());
    }

    long number(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) database.createNativeQuery(query).getSingleResult()).longValue());
    }

    void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(statement).executeUpdate());
    }

    List<CommentJson> comments(int number) throws IOException {
        return comments(REPOSITORY, number);
    }

    List<CommentJson> comments(RepositoryName repository, int number) throws IOException {
        return forge.get(at(repository, number) + "/comments?page=1").good().asListOf(CommentJson.class);
    }

    /** The one comment; a test that finds two fails here. */
    String comment(int number) throws IOException {
        var comments = comments(number);
        if (comments.size() != 1) {
            throw new AssertionError(comments.size() + " comments instead of one: " + comments);
        }
        return comments.getFirst().body();
    }

    CommentId someoneComments(int number, String author, String body) throws IOException {
        var sent = new CommentBody(body, Optional.of(author));
        return new CommentId(forge.send("POST", at(REPOSITORY, number) + "/comments", sent)
                .good()
                .as(CommentJson.class)
                .id());
    }

    void delete(CommentId comment) throws IOException {
        forge.delete("/v1/repos/" + REPOSITORY + "/comments/" + comment).found();
    }

    private static String at(RepositoryName repository, int number) {
        return "/v1/repos/" + repository + "/pulls/" + number;
    }
}
