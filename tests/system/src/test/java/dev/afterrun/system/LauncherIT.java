package dev.afterrun.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.launcher.process.Jvm;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code afterrun up} as a process: killed, started again, stopped. */
class LauncherIT {
    private static final Duration START = Duration.ofMinutes(2);

    /** What is not gone after 13 s is forced; the rest is for a busy machine. */
    private static final Duration STOP = Duration.ofSeconds(40);

    private static final List<String> PARTS =
            List.of("kafka", "postgres", "forge", "ingest", "storage", "notifier", "reaper");

    private Path home;
    private Path said;
    private final List<Process> launchers = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        Workspace.freshData("up/.afterrun");
        home = Workspace.directory("up");
        said = home.resolve("said.txt");
    }

    @AfterEach
    void leaveNothing() throws IOException {
        launchers.forEach(Process::destroy);
        launchers.forEach(
                launcher -> launcher.onExit().orTimeout(60, TimeUnit.SECONDS).join());
        Workspace.freshData("up/.afterrun");
    }

    @Test
    void upSurvivesItsKillingKeepsItsDataAndStopsWithoutATrace() throws Exception {
        // Given
        var killed = up();
        awaitTable();
        assertThat(Files.getPosixFilePermissions(data("endpoint")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(data(""))).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertReachedFromThisMachineAlone();
        var address = publish();
        assertSecondLauncherRefuses();

        // When
        var orphans = processesOf(killed);
        killed.destroyForcibly().waitFor();
        assertThat(orphans).as("what kill -9 leaves behind").anyMatch(ProcessHandle::isAlive);
        var second = up();
        awaitTable();

        // Then
        assertThat(orphans).as("ended by the next start").noneMatch(LauncherIT::runs);
        assertThat(Files.readString(said)).contains("ended what a killed launcher left running");
        assertThat(get(address)).isEqualTo("kept");

        // And SIGTERM stops everything in time
        var processes = processesOf(second);
        var begin = System.nanoTime();
        second.destroy();
        assertThat(second.waitFor(STOP.toSeconds(), TimeUnit.SECONDS))
                .as("stopped in time")
                .isTrue();
        Told.that("SIGTERM took %d s".formatted(Told.secondsSince(begin)));
        assertThat(processes).noneMatch(LauncherIT::runs);
        assertThat(data("processes")).as("noted processes").isEmptyDirectory();
    }

    private Process up() throws IOException {
        Files.deleteIfExists(said);
        var launcher = launcher()
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        launchers.add(launcher);
        return launcher;
    }

    private void awaitTable() {
        await("afterrun up is up")
                .atMost(START)
                .until(() -> Files.readString(said).contains("Afterrun is up at"));
        assertThat(said).content().contains("PART").contains("ADDRESS").contains("STATE");
        for (var part : PARTS) {
            assertThat(said).content().containsPattern("(?m)^" + part + " .*ready after");
        }
    }

    /** The loopback is a whole network: what listens on every address answers at 127.0.0.2 as well. */
    private void assertReachedFromThisMachineAlone() throws IOException {
        assertThat(Files.readAllLines(data("ports")))
                .hasSizeGreaterThanOrEqualTo(PARTS.size())
                .allSatisfy(part -> {
                    var port = Integer.parseInt(part.substring(part.indexOf('=') + 1));
                    assertThat(listens("127.0.0.1", port)).isTrue();
                    assertThat(listens("127.0.0.2", port)).isFalse();
                });
    }

    private static boolean listens(String address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 30_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void assertSecondLauncherRefuses() throws IOException, InterruptedException {
        var other = launcher().redirectErrorStream(true).start();
        var words = new String(other.getInputStream().readAllBytes(), UTF_8);
        assertThat(other.waitFor()).as(words).isEqualTo(3);
        assertThat(words)
                .contains("it is in use by the launcher with pid "
                        + launchers.getFirst().pid());
    }

    /** With the CLI below the directory that holds the data, which then needs no address and no token. */
    private URI publish() throws IOException, InterruptedException {
        var work = Files.createDirectories(home.resolve("checkout"));
        Files.writeString(work.resolve("kept.txt"), "kept");
        var commit = "ab".repeat(20);
        var published = new Cli(work)
                .run("publish", "--repo", "system/up", "--commit", commit, "--pr", "1", "--wait", "kept.txt");
        assertThat(published.exitCode()).as(published.err()).isZero();
        var line =
                published.out().lines().filter(out -> out.contains("/kept.txt")).findFirst();
        return URI.create(line.orElseThrow().replaceFirst(".*(http://\\S+/kept\\.txt).*", "$1"));
    }

    private static String get(URI address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private ProcessBuilder launcher() {
        var jar = Workspace.installation().target("launcher").resolve("afterrun-launcher.jar");
        var command = Jvm.withHeap(320)
                .with(List.of(
                        "-Xss512k",
                        "-Dafterrun.root=" + Workspace.installation().root()))
                .command("-jar", jar.toString(), "up", "--port", "0");
        var builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG"));
        return builder;
    }

    private Path data(String name) {
        return home.resolve(".afterrun").resolve(name);
    }

    /** The services, and PostgreSQL's, whose first one leaves its parent by itself. */
    private List<ProcessHandle> processesOf(Process launcher) throws IOException {
        var postmaster =
                Files.readAllLines(data("postgres/cluster/postmaster.pid")).getFirst();
        var database = ProcessHandle.of(Long.parseLong(postmaster.strip())).orElseThrow();
        var all = Stream.of(launcher.descendants(), Stream.of(database), database.descendants())
                .flatMap(processes -> processes)
                .toList();
        assertThat(all).hasSizeGreaterThan(Service.values().length + 1);
        return all;
    }

    // A process that has ended and that nobody waits for is still in the table.
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
