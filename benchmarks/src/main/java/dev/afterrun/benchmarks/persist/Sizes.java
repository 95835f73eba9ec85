package dev.afterrun.benchmarks.persist;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.Scratch;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.process.PeakMemory;
import dev.afterrun.benchmarks.process.Took;
import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What a set costs by how large it is, with 16 files a megabyte. */
record Sizes(Bench bench, Deployment deployment) {
    private static final List<Integer> MEGABYTES = List.of(100, 1_000, 4_000);
    private static final int USUAL_MOST = 1_000;
    private static final int FILES_A_MEGABYTE = 16;
    private static final long MEGABYTE = 1_000_000;

    /** Each size up to the one that was asked for. */
    void measure() throws IOException, InterruptedException {
        var most = bench.size().orElse(USUAL_MOST);
        for (var megabytes : MEGABYTES) {
            if (megabytes <= most) {
                measure(megabytes);
            } else {
                bench.progress().accept("%d MB are left out: ask for them with --size %1$d".formatted(megabytes));
            }
        }
    }

    private void measure(int megabytes) throws IOException, InterruptedException {
        bench.progress().accept("%,d MB".formatted(megabytes));
        var storage = new PeakMemory(
                deployment.stack().service(Service.STORAGE).process().orElseThrow());
        try (var home = new Scratch(bench.data().directory("size-" + megabytes))) {
            var tree = Files.createDirectory(home.directory().resolve("tree"));
            var all = new Content((long) megabytes * FILES_A_MEGABYTE, megabytes * MEGABYTE);
            new MadeUpFiles(all, megabytes).write(tree);
            var afterrun = new AfterrunKeeper(bench, deployment, home.directory(), "octo/size-" + megabytes);
            new Commands(bench).settle();
            storage.forget();
            add(megabytes, afterrun.save(tree), Words.SAVE, Words.SAVE_MEMORY);
            afterrun.settle();
            var target = Files.createDirectory(home.directory().resolve("restored"));
            add(megabytes, afterrun.restore(target), Words.RESTORE, Words.RESTORE_MEMORY);
            bench.samples().add(Samples.OURS, Words.ofSize(Words.STORAGE_MEMORY, megabytes), "MB", storage.peak());
        }
    }

    private void add(int megabytes, Took took, String seconds, String memory) {
        bench.samples().add(Samples.OURS, Words.ofSize(seconds, megabytes), "s", took.seconds());
        bench.samples().add(Samples.OURS, Words.ofSize(memory, megabytes), "MB", took.megabytes());
    }
}
