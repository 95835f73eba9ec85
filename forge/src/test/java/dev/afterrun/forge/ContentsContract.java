package dev.afterrun.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How every forge tells what lies in a repository, and in what commits differ. */
public interface ContentsContract extends OnStage {
    int LIMIT = 64;

    @Test
    default void fileOfTheDefaultBranchIsReadAsItIs() throws IOException {
        // Given
        stage().put("a b+c.toml", "[uploads]\nmode = \"on-request\" # ü\n");

        // When
        var file = forge().file(stage().repository(), "a b+c.toml", LIMIT);

        // Then
        assertThat(file).isEqualTo(new FileInRepository.Text("[uploads]\nmode = \"on-request\" # ü\n"));
    }

    @Test
    default void repositoryThatEverybodySeesIsPublicEachTime() throws IOException {
        // When
        var facts = forge().repository(stage().repository());

        // Then
        assertThat(facts).hasValueSatisfying(found -> {
            assertThat(found.id()).isNotBlank();
            assertThat(found.isPrivate()).isFalse();
        });
        assertThat(forge().repository(stage().repository())).isEqualTo(facts);
    }

    @Test
    default void repositoryThatIsHiddenAndShownAgainIsTheSameOne() throws IOException {
        // Given
        var before = forge().repository(stage().repository()).orElseThrow();

        // When
        stage().show(false);
        var hidden = forge().repository(stage().repository());
        stage().show(true);
        var shown = forge().repository(stage().repository());

        // Then
        assertThat(hidden).contains(new RepositoryFacts(before.id(), true));
        assertThat(shown).contains(before);
    }

    @Test
    default void defaultBranchIsNamed() throws IOException {
        // Given
        stage().push("main");
        stage().push("release/1.x");

        // When
        var branch = forge().defaultBranch(stage().repository());

        // Then
        assertThat(branch).contains("main");
    }

    @Test
    default void fileThatIsNotThereIsAbsent() throws IOException {
        // Given
        stage().push("main");

        // When
        var file = forge().file(stage().repository(), "no-such-file", LIMIT);

        // Then
        assertThat(file).isEqualTo(new FileInRepository.Absent());
    }

    @Test
    default void fileThatPassesTheLimitIsNotReadAndSaysHowLargeItIs() throws IOException {
        // Given
        stage().put("large.toml", "#".repeat(LIMIT + 1));

        // When
        var file = forge().file(stage().repository(), "large.toml", LIMIT);

        // Then
        assertThat(file).isEqualTo(new FileInRepository.Unusable("has 65 bytes, and 64 are read"));
    }

    @Test
    default void commitsDifferInWhatWasPushedBetweenThem() throws IOException {
        // Given
        var first = stage().push("main");
        var last = stage().push("main", List.of(".github/workflows/ci.yml", "src/a b.py"));

        // When
        var changed = forge().changedPaths(stage().repository(), first, last);

        // Then
        assertThat(changed).isEqualTo(new ChangedPaths.Known(Set.of(".github/workflows/ci.yml", "src/a b.py")));
    }

    @Test
    default void whatSeveralPushesChangedAddsUp() throws IOException {
        // Given
        var first = stage().push("main");
        stage().push("main", List.of("conda-forge.yml"));
        stage().push("main", List.of("src/a.py"));
        var last = stage().push("main", List.of("src/b.py"));

        // When
        var changed = forge().changedPaths(stage().repository(), first, last);

        // Then
        assertThat(changed).isEqualTo(new ChangedPaths.Known(Set.of("conda-forge.yml", "src/a.py", "src/b.py")));
    }

    @Test
    default void commitsDifferInTheSameWhicheverCameFirst() throws IOException {
        // Given
        var first = stage().push("main");
        var last = stage().push("main", List.of("conda-forge.yml"));

        // When
        var changed = forge().changedPaths(stage().repository(), last, first);

        // Then
        assertThat(changed).isEqualTo(new ChangedPaths.Known(Set.of("conda-forge.yml")));
    }

    @Test
    default void whatACommitThatTheForgeDoesNotHaveDiffersInIsUnknown() throws IOException {
        // Given
        var pushed = stage().push("main");

        // When
        var changed = forge().changedPaths(stage().repository(), pushed, new Commit("e".repeat(40)));

        // Then
        assertThat(changed).isInstanceOf(ChangedPaths.Unknown.class);
    }
}
