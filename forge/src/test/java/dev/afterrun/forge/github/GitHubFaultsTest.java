package dev.afterrun.forge.github;

import static dev.afterrun.forge.CommentContract.MARKER;
import static dev.afterrun.forge.github.GitHubStage.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.afterrun.contracts.Commit;
import dev.afterrun.forge.Check;
import dev.afterrun.forge.CheckId;
import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.CheckState;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.CommitStatus;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.NoAccess;
import dev.afterrun.forge.Person;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.Reaction;
import dev.afterrun.forge.Rerun;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever GitHub answers to whichever request: what passes means again, what does not is a refusal, and neither is taken for an
 * answer. Afterwards the same is asked with success.
 */
class GitHubFaultsTest {
    private static final String AT = "/repos/" + REPOSITORY;
    private static final URI PAGE = URI.create("https://afterrun.example/octo-org/octo-repo/pr-1");
    private static final CheckReport REPORT = new CheckReport(CheckState.PENDING, "title", "summary", PAGE);

    private GitHubStage stage;
    private Forge forge;
    private Scene scene;

    /** What there is to ask about. */
    private record Scene(
            PullRequest open,
            PullRequest tested,
            Commit base,
            Commit tip,
            Person writer,
            CommentId said,
            CheckId check,
            long run) {}

    /** A question to the forge, and the request that it comes down to. */
    record Question(String name, Function<Scene, String> request, Asked asked) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Asks, and tells the answer in a form in which a second one is the same. */
    private interface Asked {
        Object of(Forge forge, Scene scene) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        stage = new GitHubStage(GitHubStage.Connection.APP);
        forge = stage.connect(stage.base());
        var open = stage.open();
        stage.check(open.head(), "build", Check.State.ENDED);
        stage.put("afterrun.toml", "[uploads]");
        scene = new Scene(
                open,
                stage.openWithTestMerge(),
                stage.push("main", List.of("a")),
                stage.push("main", List.of("b")),
                stage.writer(),
                forge.createComment(REPOSITORY, open.number(), MARKER.line()).id(),
                forge.createCheckRun(REPOSITORY, open.head(), REPORT),
                stage.run(open.head(), Check.State.ENDED));
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    static Stream<Question> questions() {
        return Stream.of(
                new Question(
                        "pull requests of a commit",
                        at -> "GET " + AT + "/commits/" + at.open().head() + "/pulls",
                        (forge, at) ->
                                forge.pullRequestsOf(REPOSITORY, at.open().head(), OptionalInt.empty())),
                new Question(
                        "pull request of a test merge",
                        at -> "GET " + AT + "/commits/" + testMerge(at),
                        (forge, at) -> forge.pullRequestsOf(REPOSITORY, testMerge(at), OptionalInt.empty())),
                new Question(
                        "pull request by its number",
                        at -> "GET " + AT + "/pulls/" + at.open().number(),
                        (forge, at) -> forge.pullRequest(REPOSITORY, at.open().number())),
                new Question(
                        "head of a branch",
                        at -> "GET " + AT + "/branches/main",
                        (forge, at) -> forge.branchHead(REPOSITORY, "main", at.tip())),
                new Question(
                        "descent",
                        at -> "GET " + AT + "/compare/" + at.base() + "..." + at.tip(),
                        (forge, at) -> forge.isDescendant(REPOSITORY, at.tip(), at.base())),
                new Question(
                        "changed paths",
                        at -> "GET " + AT + "/compare/" + at.base() + "..." + at.tip(),
                        (forge, at) -> forge.changedPaths(REPOSITORY, at.base(), at.tip())),
                new Question("default branch", at -> "GET " + AT, (forge, at) -> forge.defaultBranch(REPOSITORY)),
                new Question(
                        "file",
                        at -> "GET " + AT + "/contents/afterrun.toml",
                        (forge, at) -> forge.file(REPOSITORY, "afterrun.toml", 100)),
                new Question(
                        "who may write",
                        at -> "GET " + AT + "/collaborators/octo-writer/permission",
                        (forge, at) -> forge.mayWrite(REPOSITORY, at.writer())),
                new Question(
                        "comments",
                        at -> "GET " + AT + "/issues/" + at.open().number() + "/comments",
                        (forge, at) -> forge.comments(REPOSITORY, at.open().number(), MARKER)
                                .getFirst()),
                new Question(
                        "new comment",
                        at -> "POST " + AT + "/issues/" + at.open().number() + "/comments",
                        (forge, at) -> forge.createComment(REPOSITORY, at.open().number(), "new")
                                .body()),
                new Question(
                        "changed comment",
                        at -> "PATCH " + AT + "/issues/comments/" + at.said().value(),
                        (forge, at) -> forge.editComment(REPOSITORY, at.said(), "changed")),
                new Question(
                        "comment that goes",
                        at -> "DELETE " + AT + "/issues/comments/" + at.said().value(),
                        (forge, at) -> {
                            forge.deleteComment(REPOSITORY, at.said());
                            return "gone";
                        }),
                new Question(
                        "reaction",
                        at -> "POST " + AT + "/issues/comments/" + at.said().value() + "/reactions",
                        (forge, at) -> forge.react(REPOSITORY, at.said(), Reaction.EYES)),
                new Question(
                        "check runs",
                        at -> "GET " + AT + "/commits/" + at.open().head() + "/check-runs",
                        (forge, at) -> forge.checks(REPOSITORY, at.open().head())),
                new Question(
                        "statuses",
                        at -> "GET " + AT + "/commits/" + at.open().head() + "/status",
                        (forge, at) -> forge.checks(REPOSITORY, at.open().head())),
                new Question(
                        "new status",
                        at -> "POST " + AT + "/statuses/" + at.open().head(),
                        (forge, at) -> {
                            forge.setStatus(
                                    REPOSITORY,
                                    at.open().head(),
                                    new CommitStatus(CheckState.PENDING, "running", PAGE));
                            return "set";
                        }),
                new Question("new check run", at -> "POST " + AT + "/check-runs", (forge, at) -> {
                    forge.createCheckRun(REPOSITORY, at.open().head(), REPORT);
                    return "made";
                }),
                new Question(
                        "changed check run",
                        at -> "PATCH " + AT + "/check-runs/" + at.check(),
                        (forge, at) -> forge.updateCheckRun(REPOSITORY, at.check(), REPORT)),
                new Question(
                        "run of a workflow", at -> "GET " + AT + "/actions/runs/" + at.run(), GitHubFaultsTest::runs),
                new Question(
                        "run once more",
                        at -> "POST " + AT + "/actions/runs/" + at.run() + "/rerun",
                        GitHubFaultsTest::runs));
    }

    static Stream<Arguments> questionsAndWhatPasses() {
        var passing = List.of(
                GitHubFault.answering(500, "Internal error"),
                GitHubFault.answering(502, "Bad gateway"),
                GitHubFault.broken(),
                GitHubFault.answerLost(),
                GitHubFault.limit(403, 61),
                GitHubFault.limit(429, 61));
        return questions().flatMap(question -> passing.stream().map(fault -> Arguments.of(question, fault)));
    }

    static Stream<Arguments> questionsAndWhatDoesNotPass() {
        var lasting = List.of(
                GitHubFault.answering(401, "Bad credentials"),
                GitHubFault.answering(403, "Resource not accessible by integration"),
                GitHubFault.answering(404, "Not Found"),
                GitHubFault.answering(422, "Validation Failed"));
        return questions().flatMap(question -> lasting.stream().map(fault -> Arguments.of(question, fault)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("questionsAndWhatPasses")
    void whatPassesMeansAgainAndIsNoAnswer(Question question, GitHubFault fault) throws IOException {
        // Given
        var met = goesWrong(question, fault);

        // When
        var thrown = catchThrowable(() -> question.asked().of(forge, scene));

        // Then
        assertThat(thrown).isInstanceOf(IOException.class);
        if (fault.headers().containsKey("Retry-After")) {
            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            ForgeBusy.class,
                            busy -> assertThat(busy.retryAfter()).contains(Duration.ofSeconds(61)));
        }
        assertThat(met).hasPositiveValue();
        assertThatAllIsWellAfterwards(question);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("questionsAndWhatDoesNotPass")
    void whatDoesNotPassIsNotTriedAgainAtOnce(Question question, GitHubFault fault) throws IOException {
        // Given
        var met = goesWrong(question, fault);

        // When
        var thrown = catchThrowable(() -> question.asked().of(forge, scene));

        // Then
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(ForgeRefused.class);
        }
        if (fault.status() == 401) {
            assertThat(thrown).isInstanceOf(NoAccess.class);
        }
        assertThat(met).hasPositiveValue();
        assertThatAllIsWellAfterwards(question);
    }

    private AtomicInteger goesWrong(Question question, GitHubFault fault) {
        return stage.github.goesWrongAt(question.request().apply(scene)::equals, fault);
    }

    private void assertThatAllIsWellAfterwards(Question question) throws IOException {
        stage.github.goesWrong(GitHubFault.Plan.NONE);
        var another = stage.connect(stage.base());
        assertThat(question.asked().of(forge, scene)).isEqualTo(question.asked().of(another, scene));
    }

    private static Commit testMerge(Scene at) {
        return at.tested().testMerge().orElseThrow();
    }

    /** Whether it runs, because of this question or of one whose answer was lost. */
    private static String runs(Forge forge, Scene at) throws IOException {
        return switch (forge.rerun(REPOSITORY, at.run(), at.open().head())) {
            case Rerun.Started started -> "runs";
            case Rerun.Running running -> "runs";
            case Rerun.NotPermitted not -> "not permitted";
            case Rerun.Impossible impossible -> "impossible";
        };
    }
}
