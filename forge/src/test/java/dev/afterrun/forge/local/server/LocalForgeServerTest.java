package dev.afterrun.forge.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Comment;
import dev.afterrun.forge.Marker;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.local.LocalForge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalForgeServerTest {
    private static final RepositoryName REPOSITORY = new RepositoryName("octo-org", "octo-repo");
    private static final Marker MARKER = new Marker("pull-request");
    private static final OptionalInt FIRST = OptionalInt.of(1);

    @TempDir
    private Path directory;

    private LocalForgeServer server;
    private LocalForge forge;

    @BeforeEach
    void start() throws IOException {
        server = LocalForgeServer.start(directory, 0);
        forge = new LocalForge(server.base());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void hintOpensAPullRequestThatIsUnknown() throws IOException {
        // When
        var found = forge.pullRequestsOf(REPOSITORY, commit(1), FIRST);

        // Then
        assertThat(found)
                .containsExactlyElementsOf(
                        forge.pullRequest(REPOSITORY, 1).stream().toList());
        assertThat(found).extracting(PullRequest::title).containsExactly("Pull request 1");
        assertThat(found).extracting(PullRequest::base).containsExactly("main");
    }

    @Test
    void commitWithoutHintOpensNothing() throws IOException {
        // When
        var found = forge.pullRequestsOf(REPOSITORY, commit(1), OptionalInt.empty());

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void hintForANewCommitMovesTheHead() throws IOException {
        // Given
        forge.pullRequestsOf(REPOSITORY, commit(1), FIRST);

        // When
        forge.pullRequestsOf(REPOSITORY, commit(2), FIRST);

        // Then
        assertThat(forge.pullRequest(REPOSITORY, 1)).map(PullRequest::head).contains(commit(2));
    }

    @Test
    void olderCommitThatComesAgainNeverMovesTheHeadBack() throws IOException {
        // Given
        forge.pullRequestsOf(REPOSITORY, commit(1), FIRST);
        forge.pullRequestsOf(REPOSITORY, commit(2), FIRST);

        // When
        var found = forge.pullRequestsOf(REPOSITORY, commit(1), FIRST);

        // Then
        assertThat(found).extracting(PullRequest::head).containsExactly(commit(2));
    }

    @Test
    void repositoriesAreApartAndTheirNamesHaveNoCase() throws IOException {
        // Given
        forge.pullRequestsOf(REPOSITORY, commit(1), FIRST);

        // When
        var sameInCapitals = forge.pullRequest(RepositoryName.parse("Octo-Org/OCTO-repo"), 1);
        var another = forge.pullRequest(RepositoryName.parse("octo-org/other"), 1);

        // Then
        assertThat(sameInCapitals).isPresent();
        assertThat(another).isEmpty();
    }

    @Test
    void restartOnTheSameDirectoryKeepsEverything() throws IOException {
        // Given
        forge.pullRequestsOf(REPOSITORY, commit(1), FIRST);
        forge.pullRequestsOf(REPOSITORY, commit(2), FIRST);
        var kept = forge.createComment(REPOSITORY, 1, MARKER.line());
        var deleted = forge.createComment(REPOSITORY, 1, MARKER.line());
        forge.deleteComment(REPOSITORY, deleted.id());

        // When
        stop();
        start();

        // Then
        assertThat(forge.comments(REPOSITORY, 1, MARKER))
                .extracting(Comment::id)
                .containsExactly(kept.id());
        assertThat(forge.pullRequestsOf(REPOSITORY, commit(1), FIRST))
                .extracting(PullRequest::head)
                .containsExactly(commit(2));
        assertThat(forge.createComment(REPOSITORY, 1, "new").id()).isNotIn(kept.id(), deleted.id());
    }

    @Test
    void whatACrashLeftUnfinishedIsSweptAtTheNextStart() throws IOException {
        // Given
        forge.pullRequestsOf(REPOSITORY, commit(1), FIRST);
        stop();
        var unfinished = directory.resolve("octo-org/octo-repo/pr-1.json.unfinished");
        Files.writeString(unfinished, "{\"repository\":\"octo");

        // When
        start();

        // Then
        assertThat(unfinished).doesNotExist();
        assertThat(forge.pullRequest(REPOSITORY, 1)).isPresent();
    }

    @Test
    void damagedFileIsNamedAtStartAndNotOverwritten() throws IOException {
        // Given
        forge.pullRequestsOf(REPOSITORY, commit(1), FIRST);
        stop();
        var file = directory.resolve("octo-org/octo-repo/pr-1.json");
        Files.writeString(file, "{\"repository\":\"octo");

        // When, Then
        assertThatThrownBy(() -> LocalForgeServer.start(directory, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("pr-1.json")
                .hasMessageContaining("move it away");
        assertThat(file).hasContent("{\"repository\":\"octo");
    }

    @Test
    void manyWritersAtOnceLoseNoComment() throws Exception {
        // Given
        forge.pullRequestsOf(REPOSITORY, commit(1), FIRST);
        var jobs = new ArrayList<Callable<Comment>>();
        for (var job = 0; job < 40; job++) {
            var body = MARKER.line() + "\njob " + job;
            jobs.add(() -> forge.createComment(REPOSITORY, 1, body));
        }

        // When
        List<Future<Comment>> created;
        try (var threads = Executors.newFixedThreadPool(8)) {
            created = threads.invokeAll(jobs);
        }

        // Then
        assertThat(created).allSatisfy(comment -> assertThat(comment.get()).isNotNull());
        assertThat(forge.comments(REPOSITORY, 1, MARKER)).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void directoryAndFilesAreForTheirOwnerAlone() throws IOException {
        // When
        forge.pullRequestsOf(REPOSITORY, commit(1), FIRST);

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("octo-org"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("octo-org/octo-repo/pr-1.json"))))
                .isEqualTo("rw-------");
    }

    private static Commit commit(int number) {
        return new Commit("%040x".formatted(number));
    }
}
