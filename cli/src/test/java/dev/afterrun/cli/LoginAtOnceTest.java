package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeIssuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two commands of one person at the same moment, each a process of its own. */
class LoginAtOnceTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path directory;

    private LoginScene scene;

    @BeforeEach
    void start() throws IOException {
        scene = LoginScene.in(directory);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void oneRenewsTheTokensAndTheOtherTakesThem() throws Exception {
        // Given: tokens that ended long ago, and an issuer that does not answer the first before it was asked twice, if
        // ever it is.
        scene.signIn();
        var twice = new CountDownLatch(2);
        var renewing = new CountDownLatch(1);
        scene.issuer().beforeRenewal(() -> {
            twice.countDown();
            renewing.countDown();
            // Long enough for the other process to come too, if nothing kept it away.
            var unused = twice.await(3, TimeUnit.SECONDS);
        });

        // When
        var first = process();
        assertThat(renewing.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        var second = process();

        // Then
        for (var process : List.of(first, second)) {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said(process)).isZero();
        }
        assertThat(scene.issuer().refreshed()).containsExactly(FakeIssuer.SECRET + "-refresh-1");
        assertThat(scene.server().events()).hasSize(2);
    }

    private Process process() throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "started",
                        "--commit",
                        CommandLineRun.COMMIT,
                        "--repo",
                        "acme/rocket",
                        "--url",
                        scene.server().url())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .put("XDG_CONFIG_HOME", directory.resolve(".config").toString());
        return builder.start();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
