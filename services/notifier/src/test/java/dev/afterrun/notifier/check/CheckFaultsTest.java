package dev.afterrun.notifier.check;

import static dev.afterrun.notifier.testing.GitHubScene.HEAD;
import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.forge.github.GitHubFault;
import dev.afterrun.notifier.access.Patience;
import dev.afterrun.notifier.testing.GitHubScene;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.WatchedForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever GitHub answers to whichever request, one check run says how the head stands once it is well again. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class CheckFaultsTest {
    private static final int PULL_REQUEST = 1;
    private static final String CREATE = "POST /repos/octo/repo/check-runs";

    @Inject
    Scene scene;

    @Inject
    WatchedForge forge;

    private GitHubScene gitHub;

    @BeforeEach
    void pullRequestIsOpen() throws IOException {
        scene.begin();
        forge.reset();
        gitHub = new GitHubScene(forge);
        gitHub.github.open(PULL_REQUEST, HEAD);
        scene.settings(CommentMode.NEVER, CheckMode.CHECK_RUN);
    }

    @AfterEach
    void stop() {
        gitHub.close();
        forge.reset();
    }

    static Stream<Arguments> callsAndFaults() {
        var calls = List.of(
                "GET /repos/octo/repo/installation",
                "POST /app/installations/1/access_tokens",
                "GET /repos/octo/repo/pulls/1",
                "GET /repos/octo/repo/commits/" + HEAD + "/check-runs",
                CREATE,
                "PATCH /repos/octo/repo/check-runs/");
        var faults = List.of(
                GitHubFault.answering(500, "Internal error"),
                GitHubFault.answering(502, "Bad gateway"),
                GitHubFault.broken(),
                GitHubFault.answerLost(),
                GitHubFault.limit(403, 60),
                GitHubFault.limit(429, 3_600),
                GitHubFault.answering(403, "Resource not accessible by integration"),
                GitHubFault.answering(401, "Bad credentials"),
                GitHubFault.answering(404, "Not Found"),
                GitHubFault.answering(422, "Validation Failed"));
        return calls.stream().flatMap(call -> faults.stream().map(fault -> Arguments.of(call, fault)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("callsAndFaults")
    void checkIsInStepOnceTheForgeIsWell(String call, GitHubFault fault) {
        // Given
        var met = gitHub.github.goesWrongAt(request -> request.startsWith(call), fault);
        scene.tell(job("build").of(PULL_REQUEST));
        scene.work();
        scene.tell(job("test").of(PULL_REQUEST));
        scene.writeDue();
        assertThat(met).as("the fault was met").hasPositiveValue();

        // When
        gitHub.github.goesWrong(GitHubFault.Plan.NONE);
        scene.writeDue();

        // Then
        assertThat(gitHub.github.checks.ours(HEAD).getLast().get("output").toString())
                .contains("All 2 jobs passed");
        assertThat(scene.number("SELECT count(*) FROM due_work")).isZero();
        assertThat(scene.number("SELECT count(*) FROM shut_repository")).isZero();
        assertThat(scene.number("SELECT count(*) FROM refused_work")).isZero();
    }

    @Test
    void appWithoutThePermissionIsToldWhichAndTheCommentIsWritten() {
        // Given
        scene.settings(CommentMode.ALWAYS, CheckMode.CHECK_RUN);
        gitHub.github.goesWrong(request ->
                request.equals(CREATE) ? GitHubFault.answering(403, "Resource not accessible by integration") : null);

        // When
        scene.tell(job("build").of(PULL_REQUEST));
        scene.work();

        // Then
        assertThat(gitHub.comment(PULL_REQUEST)).contains("build");
        assertThat(scene.number("SELECT count(*) FROM refused_work WHERE kind = 'check'"
                        + " AND why LIKE '%Checks: Read and write%' AND why LIKE '%not accessible by integration%'"))
                .isEqualTo(1);
        assertThat(scene.number("SELECT count(*) FROM shut_repository")).isZero();
    }

    @Test
    void whatIsRefusedIsNotTriedForEver() {
        // Given
        gitHub.github.goesWrong(request ->
                request.equals(CREATE) ? GitHubFault.answering(403, "Resource not accessible by integration") : null);
        scene.tell(job("build").of(PULL_REQUEST));

        // When
        scene.work();
        for (var i = 0; i < Patience.TRIES; i++) {
            scene.writeDue();
        }

        // Then
        assertThat(scene.number("SELECT count(*) FROM due_work")).isZero();
    }
}
