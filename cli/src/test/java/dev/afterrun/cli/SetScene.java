package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.fake.FakeSets;
import dev.afterrun.contracts.persisted.SaveSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;

/** A set {@code deps} that a job has saved elsewhere, and a working directory in which nothing is yet. */
final class SetScene implements AutoCloseable {
    /** When the small file was written to. */
    static final Instant TIME = Instant.parse("2026-01-01T10:11:12.123456789Z");

    private final FakeServer server = new FakeServer();
    private final Path there;
    private final Path here;
    private final Path home;

    SetScene(Path directory) throws IOException {
        this.there = Files.createDirectories(directory.resolve("there"));
        this.here = Files.createDirectories(directory.resolve("here"));
        this.home = Files.createDirectories(directory.resolve("home"));
        var saving = in(there, "77").file("cache/big", random(3_000_000)).file("cache/sub/small", "a small one");
        var small = there("cache/sub/small");
        Files.setLastModifiedTime(small, FileTime.from(TIME));
        assertThat(small.toFile().setExecutable(true)).isTrue();
        assertThat(saving.run("persist", "deps", "cache")).as(saving.err()).isZero();
    }

    FakeServer server() {
        return server;
    }

    FakeSets sets() {
        return server.sets();
    }

    /** A command of another job, which works here. */
    CommandLineRun run() {
        return in(here, "90");
    }

    /** Where the set was saved from. */
    Path there(String path) {
        return there.resolve(path);
    }

    Path here(String path) {
        return here.resolve(path);
    }

    SaveSet saved() {
        return sets().saved().getFirst();
    }

    void assertNothingIsHere() {
        assertThat(here).isEmptyDirectory();
    }

    /** As if this machine had never seen the set. */
    void forgetDescriptions() {
        var kept = home.resolve(".local/state/afterrun/descriptions");
        assertThat(kept.toFile().listFiles()).allMatch(file -> file.delete());
    }

    @Override
    public void close() {
        server.close();
    }

    private CommandLineRun in(Path directory, String run) {
        return CommandLineRun.of(directory, server)
                .with("AFTERRUN_RUN", run)
                .with("AFTERRUN_BRANCH", "topic")
                .with("HOME", home.toString());
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
