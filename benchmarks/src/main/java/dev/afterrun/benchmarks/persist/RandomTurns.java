package dev.afterrun.benchmarks.persist;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Scratch;
import dev.afterrun.benchmarks.deployment.Cli;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.deployment.StoragePuts;
import dev.afterrun.benchmarks.report.Samples;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Random bytes there and back: as a set, and by curl into and out of the same storage. */
final class RandomTurns {
    private static final String CURL = "curl";
    private static final String FILE = "random.bin";

    private final Bench bench;
    private final Deployment deployment;
    private final Commands commands;
    private final StoragePuts storage;
    private int turn;

    RandomTurns(Bench bench, Deployment deployment) {
        this.bench = bench;
        this.deployment = deployment;
        this.commands = new Commands(bench);
        this.storage = new StoragePuts(deployment);
    }

    /** One turn of each. */
    void take(int megabytes, Samples samples) throws IOException, InterruptedException {
        turn++;
        try (var home = new Scratch(bench.data().directory("random-" + turn))) {
            var tree = Files.createDirectory(home.directory().resolve("tree"));
            var random = new RandomFile(tree.resolve(FILE));
            random.write(megabytes);
            commands.settle();
            var curls = megabytes / put(random);
            publish(tree);
            var afterrun = new AfterrunKeeper(bench, deployment, home.directory(), "octo/random-" + turn);
            samples.add(
                    Samples.OURS,
                    Words.randomSave(megabytes),
                    "MB/s",
                    megabytes / afterrun.save(tree).seconds());
            samples.add(CURL, Words.randomSave(megabytes), "MB/s", curls);
            afterrun.settle();
            restore(home.directory(), afterrun, megabytes, samples);
        }
    }

    private void restore(Path home, Keeper afterrun, int megabytes, Samples samples)
            throws IOException, InterruptedException {
        // What storage has verified it has read before; so it has this one, too.
        get(home.resolve("warm-up.bin"));
        commands.settle();
        var curls = megabytes / get(home.resolve("curl.bin"));
        commands.settle();
        var target = Files.createDirectory(home.resolve("restored"));
        var ours = megabytes / afterrun.restore(target).seconds();
        commands.settle();
        samples.add(Samples.OURS, Words.randomRestore(megabytes), "MB/s", ours);
        samples.add(CURL, Words.randomRestore(megabytes), "MB/s", curls);
    }

    /** The session that announces it is open before, and knows its digest. */
    private double put(RandomFile random) throws IOException, InterruptedException {
        var address = storage.announced(List.of(random.payload())).getFirst();
        return curl(List.of("--upload-file", random.file().toString()), address);
    }

    private void publish(Path tree) throws IOException, InterruptedException {
        new Cli(bench, deployment, tree)
                .run("publish", "--repo=octo/hello", "--commit=" + commit(), "--run=random-" + turn, "--wait", FILE);
        commands.settle();
    }

    private double get(Path file) throws IOException, InterruptedException {
        var path = "/octo/hello/" + commit() + "/" + FILE;
        return curl(List.of("--output", file.toString()), deployment.storage().resolve(path));
    }

    private double curl(List<String> what, URI address) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(CURL, "--silent", "--show-error", "--fail", "--noproxy", "*"));
        command.addAll(List.of("--header", "Authorization: Bearer " + deployment.token()));
        command.addAll(what);
        command.add(address.toString());
        return commands.run(bench.data().root(), Map.of(), List.of(command)).seconds();
    }

    private String commit() {
        return "%040x".formatted(0xc0ffee_0000L + turn);
    }
}
