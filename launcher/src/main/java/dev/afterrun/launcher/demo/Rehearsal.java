package dev.afterrun.launcher.demo;

import dev.afterrun.cli.Afterrun;
import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.options.Variables;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.stack.Installation;
import dev.afterrun.launcher.stack.Stack;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A little of what services do all day: jobs publish files, a comment tells of them, people read. */
public final class Rehearsal {
    private static final String REPOSITORY = "afterrun/rehearsal";
    private static final String FILE = "report.txt";
    private static final int JOBS = 5;

    private final DataDirectory data;
    private final Stack stack;
    private final Surroundings surroundings;

    public Rehearsal(DataDirectory data, Stack stack, Surroundings surroundings) {
        this.data = data;
        this.stack = stack;
        this.surroundings = surroundings;
    }

    /** An empty place for its data, beside the build. */
    public static Path place(Installation installation) throws IOException {
        var place = installation.target("launcher").resolve("rehearsal");
        if (Files.exists(place)) {
            try (var paths = Files.walk(place)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return place;
    }

    /** Returns the exit code of the first publication that was not 0, else 0. */
    public int run() throws IOException {
        var directory = data.directory("rehearsal");
        Files.writeString(directory.resolve(FILE), "as good as real");
        for (var job = 1; job <= JOBS; job++) {
            var exitCode = publish(directory, job);
            if (exitCode != 0) {
                return exitCode;
            }
            read(stack.web().resolve("/" + REPOSITORY + "/pr-1"));
        }
        return 0;
    }

    private int publish(Path directory, int job) {
        var arguments = List.of(
                "publish",
                "--data",
                data.root().toString(),
                "--repo",
                REPOSITORY,
                "--commit",
                "c0ffee".repeat(7).substring(2),
                "--run",
                "rehearsal",
                "--job",
                "job-" + job,
                "--pr",
                "1",
                "--wait",
                FILE);
        // What it prints is of no use to anybody; what it complains of is.
        var console = new Console(
                new PrintStream(OutputStream.nullOutputStream()),
                surroundings.console().err(),
                false);
        var alone = new Surroundings(new Variables(Map.of()), directory, surroundings.clock(), console);
        return Afterrun.commandLine(alone, List.of()).execute(arguments.toArray(String[]::new));
    }

    private static void read(URI page) throws IOException {
        try (var http = HttpClient.newHttpClient()) {
            http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
