package dev.afterrun.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How every forge tells where a branch is, and which commit came after which. */
public interface BranchContract extends OnStage {
    Commit NEVER_SEEN = new Commit("e".repeat(40));

    @Test
    default void headOfABranchIsWhatWasPushedLast() throws IOException {
        // Given
        var first = stage().push("main");
        var last = stage().push("main");

        // When
        var head = forge().branchHead(stage().repository(), "main", first);

        // Then
        assertThat(head).contains(last);
    }

    @Test
    default void branchWithSlashesInItsNameHasAHead() throws IOException {
        // Given
        var pushed = stage().push("feature/a+b");

        // When
        var head = forge().branchHead(stage().repository(), "feature/a+b", pushed);

        // Then
        assertThat(head).contains(pushed);
    }

    @Test
    default void branchThatIsNotThereHasNoHeadWhateverARunReported() throws IOException {
        // Given
        stage().assumeThatHintsAreChecked();
        var pushed = stage().push("main");

        // When
        var head = forge().branchHead(stage().repository(), "no-such-branch", pushed);

        // Then
        assertThat(head).isEmpty();
    }

    @Test
    default void whatWasPushedLaterIsADescendant() throws IOException {
        // Given
        var first = stage().push("main");
        stage().push("main");
        var last = stage().push("main");

        // When
        var descends = forge().isDescendant(stage().repository(), last, first);

        // Then
        assertThat(descends).isTrue();
    }

    @Test
    default void whatWasPushedEarlierIsNoDescendantNorIsACommitItsOwn() throws IOException {
        // Given
        var first = stage().push("main");
        var last = stage().push("main");

        // When
        var backwards = forge().isDescendant(stage().repository(), first, last);
        var itself = forge().isDescendant(stage().repository(), last, last);

        // Then
        assertThat(backwards).isFalse();
        assertThat(itself).isFalse();
    }

    @Test
    default void ofACommitThatTheForgeDoesNotHaveNothingIsADescendant() throws IOException {
        // Given
        var pushed = stage().push("main");

        // When
        var descends = forge().isDescendant(stage().repository(), pushed, NEVER_SEEN);

        // Then
        assertThat(descends).isFalse();
    }
}
