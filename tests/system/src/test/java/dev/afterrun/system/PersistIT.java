package dev.afterrun.system;

import static dev.afterrun.system.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs of a pull request hand files on to later ones: the command line and the services, as people run them. */
@ExtendWith(SharedDeployment.class)
class PersistIT {
    private static final Commit COMMIT = new Commit("9e".repeat(20));
    private static final Instant LONG_AGO = Instant.parse("2024-02-03T04:05:06.123456789Z");
    private static final String SET = "deps";

    private Deployment deployment;

    @BeforeEach
    void speakTo(Deployment shared) throws Exception {
        deployment = shared;
        var first = job("0");
        Files.writeString(first.directory().resolve("note.txt"), "the pull request begins");
        assertThat(first.run("publish", "--wait", "note.txt").exitCode()).isZero();
    }

    @Test
    void whatASuccessfulJobSavedIsRestoredUntilItIsInvalidated() throws Exception {
        // Given
        var maker = job("1");
        fill(maker.directory().resolve(SET));
        var made = described(maker.directory().resolve(SET));
        assertEnds(0, maker.run("persist", SET, SET));
        var tooEarly = job("2").run("restore", SET);

        // When
        assertEnds(0, maker.run("publish", "--conclusion", "success"));
        var user = job("3");
        var restored = await().atMost(PATIENCE).until(() -> user.run("restore", SET), ended -> ended.exitCode() != 6);

        // Then
        assertEnds(6, tooEarly);
        assertEnds(0, restored);
        assertThat(restored.err() + restored.out()).contains("restored '" + SET + "'", COMMIT.hex());
        assertThat(described(user.directory().resolve(SET))).isEqualTo(made);

        // And what is as it should be is not fetched again
        var again = user.run("restore", SET);
        assertEnds(0, again);
        assertThat(again.err() + again.out()).contains("received 0 B");

        // And what a failed job makes of it is nobody's
        Files.writeString(user.directory().resolve(SET).resolve("text.txt"), "broken");
        assertEnds(0, user.run("persist", SET, SET));
        assertEnds(0, user.run("publish", "--conclusion", "failure", "--wait"));
        var later = job("4");
        assertEnds(0, later.run("restore", SET));
        assertThat(described(later.directory().resolve(SET))).isEqualTo(made);

        // And nobody restores it any more
        assertEnds(0, later.run("persisted", "invalidate", SET, "--all", "--reason", "has a broken jar"));
        var refused = job("5").run("restore", SET);
        assertEnds(6, refused);
        assertThat(job("5").run("restore", SET, "--optional").exitCode()).isZero();
    }

    @Test
    void theDefaultBranchTakesUpNothing() throws Exception {
        // Given
        var job = new Job(Workspace.directory("persist-main"), "6").with("AFTERRUN_BRANCH", "main");

        // When
        var refused = job.run("restore", SET);

        // Then
        assertEnds(3, refused);
        assertThat(refused.err()).contains("default-branch");
    }

    private Job job(String run) throws IOException {
        return new Job(Workspace.directory("persist-" + run), run).with("AFTERRUN_PR", "9");
    }

    private static void fill(Path set) throws IOException {
        var large = new byte[3 * 1024 * 1024];
        new Random(9).nextBytes(large);
        Files.createDirectories(set.resolve("empty/inner"));
        Files.createDirectories(set.resolve("bin"));
        Files.write(set.resolve("large.bin"), large);
        Files.writeString(set.resolve("text.txt"), "text");
        Files.writeString(set.resolve("größe ☂.txt"), "odd");
        Files.writeString(set.resolve("bin/tool"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(set.resolve("bin/tool"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.createSymbolicLink(set.resolve("bin/link"), Path.of("tool"));
        Files.createLink(set.resolve("hard.bin"), set.resolve("large.bin"));
        Files.setLastModifiedTime(set.resolve("text.txt"), FileTime.from(LONG_AGO));
    }

    /** Each path below with all of it that a set keeps. */
    private static Map<String, String> described(Path set) throws IOException {
        try (var below = Files.walk(set)) {
            return below.collect(Collectors.toMap(
                    path -> set.relativize(path).toString(),
                    PersistIT::description,
                    (one, other) -> one,
                    TreeMap::new));
        }
    }

    private static String description(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return "-> " + Files.readSymbolicLink(path);
            }
            var of = Files.getAttribute(path, "unix:nlink") + " " + Files.getPosixFilePermissions(path) + " "
                    + Files.getLastModifiedTime(path);
            return Files.isDirectory(path)
                    ? "directory " + of
                    : "file " + of + " " + Digest.of(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertEnds(int exitCode, Cli.Ended ended) {
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isEqualTo(exitCode);
    }

    /** One job, whose commands run in one directory of its own. */
    private final class Job {
        private final Path directory;
        private final Cli cli;

        Job(Path directory, String run) throws IOException {
            this(
                    directory,
                    deployment
                            .cli(directory)
                            .with("AFTERRUN_REPO", "system/persist")
                            .with("AFTERRUN_COMMIT", COMMIT.hex())
                            .with("AFTERRUN_RUN", run)
                            .with("AFTERRUN_JOB", "test")
                            .with("XDG_STATE_HOME", directory.resolve("state").toString()));
        }

        private Job(Path directory, Cli cli) {
            this.directory = directory;
            this.cli = cli;
        }

        Job with(String variable, String value) {
            return new Job(directory, cli.with(variable, value));
        }

        Path directory() {
            return directory;
        }

        Cli.Ended run(String... arguments) throws IOException, InterruptedException {
            return cli.run(arguments);
        }
    }
}
