package dev.afterrun.launcher.demo;

import dev.afterrun.cli.Afterrun;
import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.options.Variables;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.directory.OwnerOnly;
import dev.afterrun.launcher.stack.Installation;
import dev.afterrun.launcher.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Publishes this repository's own build on pull request 1 of the local forge, and shows what becomes of it. */
public final class Demo {
    private static final RepositoryName REPOSITORY = new RepositoryName("afterrun", "afterrun");
    private static final int PULL_REQUEST = 1;
    private static final String RUN = "demo";

    private final Installation installation;
    private final DataDirectory data;
    private final Stack stack;
    private final Surroundings surroundings;
    private final Console console;

    public Demo(Installation installation, DataDirectory data, Stack stack, Surroundings surroundings) {
        this.installation = installation;
        this.data = data;
        this.stack = stack;
        this.surroundings = surroundings;
        this.console = surroundings.console();
    }

    /** Returns the exit code of the publication; once it is 0, the comment has been printed. */
    public int run() throws IOException {
        var tests = new ContractsTests(installation, data, console);
        var summary = tests.run();
        say("tests: " + summary.headline());

        var files = data.directory("demo-files");
        new OwnBuild(installation).collect(tests.reports(), files);
        var head = HeadCommit.of(installation.root());
        say("commit: " + head.commit() + ", " + head.origin());

        var begin = surroundings.clock().instant();
        var exitCode = publish(files, head, summary);
        if (exitCode == 0) {
            show(new PullRequestComment(stack.localForge(), REPOSITORY, PULL_REQUEST).writtenAfter(begin, console));
        }
        return exitCode;
    }

    private int publish(Path files, HeadCommit head, TestSummary tests) throws IOException {
        var summary = data.file("demo-summary.md");
        OwnerOnly.write(summary, tests.markdown());
        say("$ afterrun publish --pr " + PULL_REQUEST + " --summary summary.md --dir build");
        // A later attempt replaces what an earlier one published under the same names.
        var arguments = List.of(
                "publish",
                "--data",
                data.root().toString(),
                "--repo",
                REPOSITORY.toString(),
                "--commit",
                head.commit().toString(),
                "--run",
                RUN,
                "--attempt",
                Integer.toString(nextAttempt()),
                "--job",
                "build",
                "--pr",
                Integer.toString(PULL_REQUEST),
                "--conclusion",
                tests.passed() ? "success" : "failure",
                "--summary",
                summary.toString(),
                "--sums",
                data.file("SHA256SUMS").toString(),
                "--wait",
                "--dir",
                files.toString());
        return Afterrun.commandLine(asOnALaptop(files), List.of()).execute(arguments.toArray(String[]::new));
    }

    // Whatever CI system or settings are around: the demo is the same everywhere.
    private Surroundings asOnALaptop(Path directory) {
        return new Surroundings(new Variables(Map.of()), directory, surroundings.clock(), console);
    }

    private int nextAttempt() throws IOException {
        var file = data.file("demo-attempt");
        var next = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) + 1 : 1;
        OwnerOnly.write(file, Integer.toString(next));
        return next;
    }

    private void show(String comment) {
        var page = stack.web() + "/" + REPOSITORY;
        console.print("");
        console.print("The comment on pull request " + PULL_REQUEST + ":");
        console.print("");
        comment.lines().forEach(line -> console.print("  " + line));
        console.print("");
        console.print("pull request: " + page + "/pr-" + PULL_REQUEST);
        console.print("run:          " + page + "/run-" + RUN);
        console.print("forge:        " + stack.localForge() + "/" + REPOSITORY + "/pull/" + PULL_REQUEST);
    }

    private void say(String line) {
        console.print(line);
    }
}
