package dev.afterrun.benchmarks.persist;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.deployment.Cli;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.deployment.Received;
import dev.afterrun.benchmarks.process.Took;
import dev.afterrun.benchmarks.report.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Jobs of a branch that hand a set on, each of which succeeds; each repository begins with nothing. */
final class AfterrunKeeper implements Keeper {
    private static final String SET = "state";

    private final Commands commands;
    private final Received received;
    private final Generations generations;
    private final Cli saving;
    private final Cli restoring;
    private final String repository;
    private int run;

    /** @param home where its jobs run, and keep what they note about files */
    AfterrunKeeper(Bench bench, Deployment deployment, Path home, String repository) {
        this.commands = new Commands(bench);
        this.received = new Received(deployment);
        this.generations = new Generations(deployment);
        this.saving = onMachine(bench, deployment, home, "saving");
        this.restoring = onMachine(bench, deployment, home, "restoring");
        this.repository = repository;
    }

    @Override
    public String name() {
        return Samples.OURS;
    }

    @Override
    public Took save(Path tree) throws IOException, InterruptedException {
        run++;
        return saving.took(asJob("persist", List.of(SET, tree.toString())));
    }

    @Override
    public double sent() throws IOException, InterruptedException {
        return received.bytes();
    }

    @Override
    public void settle() throws IOException, InterruptedException {
        saving.run(asJob("publish", List.of("--conclusion=success")));
        generations.awaitVisible(repository, run);
        commands.settle();
    }

    @Override
    public Took restore(Path target) throws IOException, InterruptedException {
        return restoring.took(asJob("restore", List.of(SET, "--to=" + target)));
    }

    private String[] asJob(String command, List<String> what) {
        var arguments = new ArrayList<>(List.of(
                command,
                "--repo=" + repository,
                "--branch=benchmark",
                "--commit=%040x".formatted(run),
                "--run=" + run,
                "--job=build"));
        arguments.addAll(what);
        return arguments.toArray(String[]::new);
    }

    private static Cli onMachine(Bench bench, Deployment deployment, Path home, String machine) {
        return new Cli(bench, deployment, home)
                .with("XDG_STATE_HOME", home.resolve(machine).toString());
    }
}
