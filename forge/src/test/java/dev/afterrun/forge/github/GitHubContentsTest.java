package dev.afterrun.forge.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.forge.ChangedPaths;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What GitHub's comparisons leave out, or tell otherwise than one would expect. */
final class GitHubContentsTest {
    private GitHubStage stage;

    @BeforeEach
    void start() throws IOException {
        stage = new GitHubStage(GitHubStage.Connection.TOKEN);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void fileThatWasRenamedHasBothItsPaths() throws IOException {
        // Given
        var first = stage.push("main");
        var last = stage.push("main", List.of(".github/workflows/ci.yml -> docs/ci.yml"));

        // When
        var changed = stage.connect(stage.base()).changedPaths(GitHubStage.REPOSITORY, first, last);

        // Then
        assertThat(changed).isEqualTo(new ChangedPaths.Known(Set.of(".github/workflows/ci.yml", "docs/ci.yml")));
    }

    @Test
    void ofTwoLinesItIsWhatEitherHasChangedSinceTheyParted() throws IOException {
        // Given
        var root = stage.push("main");
        stage.github.history.fork("rebased", "main", root);
        var seen = stage.push("main", List.of(".github/workflows/seen.yml"));
        var pushedOver = stage.push("rebased", List.of("src/a.py"));

        // When
        var changed = stage.connect(stage.base()).changedPaths(GitHubStage.REPOSITORY, seen, pushedOver);

        // Then
        assertThat(changed).isEqualTo(new ChangedPaths.Known(Set.of(".github/workflows/seen.yml", "src/a.py")));
    }

    @Test
    void whatIsCutShortIsUnknown() throws IOException {
        // Given
        var first = stage.push("main");
        var many = IntStream.range(0, 301).mapToObj(number -> "src/" + number).toList();
        var last = stage.push("main", many);

        // When
        var changed = stage.connect(stage.base()).changedPaths(GitHubStage.REPOSITORY, first, last);

        // Then
        assertThat(changed)
                .isEqualTo(new ChangedPaths.Unknown(
                        "the two differ in 300 files or more, of which GitHub does not tell all"));
    }

    @Test
    void whatOneOfTwoLinesHasChangedIsUnknownWhereTheOthersIsCutShort() throws IOException {
        // Given
        var root = stage.push("main");
        stage.github.history.fork("rebased", "main", root);
        var seen = stage.push(
                "main",
                IntStream.range(0, 301).mapToObj(number -> "src/" + number).toList());
        var pushedOver = stage.push("rebased", List.of("src/a.py"));

        // When
        var changed = stage.connect(stage.base()).changedPaths(GitHubStage.REPOSITORY, seen, pushedOver);

        // Then
        assertThat(changed).isInstanceOf(ChangedPaths.Unknown.class);
    }
}
