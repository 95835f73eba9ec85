package dev.afterrun.notifier.comment;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.StoredJob;
import dev.afterrun.notifier.testing.WatchedForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which trace a comment is written in. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class CommentStepsTest {
    private static final Commit HEAD = new Commit("a".repeat(40));

    @Inject
    Scene scene;

    @Inject
    WatchedForge forge;

    private int pullRequest;

    @BeforeEach
    void pullRequestIsOpen() throws IOException {
        scene.begin();
        forge.reset();
        pullRequest = scene.open(HEAD);
    }

    @Test
    void aCommentIsWrittenInTheTraceOfTheJobThatItIsTheFirstToShow() {
        // Given
        var build = TraceParent.begin();
        scene.tell(accepted("build").trace(build));
        scene.work();
        var test = TraceParent.begin();
        scene.tell(accepted("test").trace(test));

        // When
        scene.writeDue();

        // Then
        assertThat(forge.writes()).containsExactly("create", "edit");
        assertThat(forge.steps()).extracting(TraceParent::traceId).containsExactly(build.traceId(), test.traceId());
    }

    @Test
    void aCommentThatOnlySaysTheSameAnewIsOfNoJobsTrace() {
        // Given
        var build = TraceParent.begin();
        scene.tell(accepted("build").trace(build));
        scene.work();

        // When
        scene.tell(accepted("build").trace(build).revision(2).file("dist/a.whl"));
        scene.writeDue();

        // Then
        assertThat(forge.steps()).hasSize(2);
        assertThat(forge.steps().getLast().traceId()).isNotEqualTo(build.traceId());
    }

    @Test
    void ofSeveralJobsTheNewestSaysTheTraceAndTheOthersAreLinked() {
        // Given
        var newest = TraceParent.begin();
        var other = TraceParent.begin();
        var jobs = List.of(
                job("build").of(pullRequest).trace(newest).stored(),
                job("same").of(pullRequest).trace(newest.next()).stored(),
                job("other").of(pullRequest).trace(other).stored(),
                job("untraced").of(pullRequest).stored());

        // When
        var step = CommentSteps.step(jobs);

        // Then
        assertThat(step.cause().parent()).contains(newest);
        assertThat(step.links()).containsExactly(other);
    }

    private StoredJob accepted(String name) {
        return job(name).of(pullRequest).acceptedAt(Instant.now());
    }
}
