package dev.afterrun.notifier.comment;

import static dev.afterrun.notifier.testing.GitHubScene.HEAD;
import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.forge.github.GitHubFault;
import dev.afterrun.notifier.rendering.CommentRendering;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever GitHub answers to whichever request, nothing is lost and nothing is there twice once it is well again. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class CommentFaultsTest {
    private static final int PULL_REQUEST = 1;
    private static final String ROUND_OF_ITS_OWN = "DELETE";

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
                "GET /app",
                "GET /users/afterrun-test[bot]",
                "GET /repos/octo/repo/issues/1/comments",
                "POST /repos/octo/repo/issues/1/comments",
                "PATCH /repos/octo/repo/issues/comments/",
                "DELETE /repos/octo/repo/issues/comments/");
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
    void pullRequestIsInStepOnceTheForgeIsWell(String call, GitHubFault fault) {
        // Given
        if (call.startsWith(ROUND_OF_ITS_OWN)) {
            twoOfOursAreThere();
        }
        var met = gitHub.github.goesWrongAt(request -> matches(request, call), fault);
        scene.tell(job("build").of(PULL_REQUEST));
        scene.work();
        scene.tell(job("test").of(PULL_REQUEST));
        scene.writeDue();
        assertThat(met).as("the fault was met").hasPositiveValue();
        assertThat(gitHub.github.said(PULL_REQUEST)).hasSizeLessThanOrEqualTo(2);

        // When
        gitHub.github.goesWrong(GitHubFault.Plan.NONE);
        scene.writeDue();

        // Then
        assertThat(gitHub.comment(PULL_REQUEST)).contains("build", "test");
        assertThat(scene.number("SELECT count(*) FROM due_work")).isZero();
        assertThat(scene.number("SELECT count(*) FROM shut_repository")).isZero();
    }

    /** The whole request, but for the comment's id. */
    private static boolean matches(String request, String call) {
        return call.endsWith("/comments/") ? request.startsWith(call) : request.equals(call);
    }

    private void twoOfOursAreThere() {
        for (var i = 0; i < 2; i++) {
            gitHub.github.comment(PULL_REQUEST, 3, CommentRendering.MARKER.line() + "\nof former times");
        }
    }
}
