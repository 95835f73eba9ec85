package dev.afterrun.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/rocket.git",
                "https://user:password@github.com/acme/rocket",
                "ssh://git@github.com:22/acme/rocket.git",
                "git@github.com:acme/rocket.git"
            })
    void theRepositoryIsReadFromTheRemoteOrigin(String remote) throws Exception {
        // Given
        git("init", "-q");
        git("remote", "add", "origin", remote);

        // When
        var found = new Checkout(directory).find(Setting.REPO);

        // Then
        assertThat(found).contains(new Found("acme/rocket", "git's remote 'origin'"));
    }

    @Test
    void theCommitIsTheCheckoutsHead() throws Exception {
        // Given
        git("init", "-q", "-b", "main");
        git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "--allow-empty", "-m", "first");

        // When
        var checkout = new Checkout(directory);

        // Then
        assertThat(checkout.find(Setting.COMMIT))
                .get()
                .satisfies(found -> assertThat(found.value()).matches("[0-9a-f]{40}"));
        assertThat(checkout.find(Setting.BRANCH)).contains(new Found("main", "the checkout's branch"));
    }

    @Test
    void theBranchIsThatOfTheCheckoutsHeadAlone() throws Exception {
        // Given
        git("init", "-q", "-b", "main");
        git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "--allow-empty", "-m", "first");
        var head = new Checkout(directory).find(Setting.COMMIT).map(Found::value);

        // When
        var ofHead = new Checkout(directory, head).find(Setting.BRANCH);
        var ofAnother = new Checkout(directory, Optional.of("a1".repeat(20))).find(Setting.BRANCH);

        // Then
        assertThat(ofHead).map(Found::value).contains("main");
        assertThat(ofAnother).isEmpty();
    }

    @Test
    void outsideACheckoutNothingIsKnown() {
        // When
        var checkout = new Checkout(directory);

        // Then
        assertThat(checkout.find(Setting.COMMIT)).isEmpty();
        assertThat(checkout.find(Setting.REPO)).isEmpty();
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .inheritIO()
                    .start();
            assertThat(process.waitFor()).isZero();
        } catch (IOException e) {
            assumeTrue(false, "no git here");
        }
    }
}
