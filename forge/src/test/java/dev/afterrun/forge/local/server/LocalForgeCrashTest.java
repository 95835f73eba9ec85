package dev.afterrun.forge.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.Marker;
import dev.afterrun.forge.local.LocalForge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class LocalForgeCrashTest {
    private static final RepositoryName REPOSITORY = new RepositoryName("octo-org", "octo-repo");
    private static final Marker MARKER = new Marker("pull-request");

    @TempDir
    private Path directory;

    @Test
    void everyCommentThatWasAcknowledgedSurvivesAKill() throws Exception {
        // Given
        var process = ServerProcess.start(directory);
        var forge = new LocalForge(process.base());
        forge.pullRequestsOf(REPOSITORY, new Commit("a".repeat(40)), OptionalInt.of(1));
        var some = new CountDownLatch(50);

        // When
        List<CommentId> acknowledged;
        try (var writer = Executors.newSingleThreadExecutor()) {
            var written = writer.submit(() -> writeUntilItIsGone(forge, some));
            some.await();
            process.kill();
            acknowledged = written.get();
        }

        // Then
        try (var restarted = LocalForgeServer.start(directory, 0)) {
            var kept = new LocalForge(restarted.base()).comments(REPOSITORY, 1, MARKER);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(50);
            assertThat(kept).extracting(comment -> comment.id()).containsAll(acknowledged);
        }
    }

    private static List<CommentId> writeUntilItIsGone(LocalForge forge, CountDownLatch some) {
        var acknowledged = new ArrayList<CommentId>();
        try {
            while (true) {
                acknowledged.add(
                        forge.createComment(REPOSITORY, 1, MARKER.line()).id());
                some.countDown();
            }
        } catch (IOException gone) {
            return acknowledged;
        }
    }
}
