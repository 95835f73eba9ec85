package dev.afterrun.benchmarks;

import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.stack.Installation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a benchmark works with.
 *
 * @param installation the built checkout that is measured
 * @param data an empty directory, gone afterwards
 * @param rounds how often each subject has its turn
 * @param megabytes how large large uploads are to be, if not as large as usual
 * @param size of what is measured, where something else than usual was asked for
 * @param plot where what is drawn is to go, if anywhere
 * @param soak how long and with which chance everything is to be held out
 * @param samples takes what was measured
 * @param started takes what is to be ended, however this ends
 * @param progress takes a sentence now and then, and what was left out
 */
public record Bench(
        Installation installation,
        DataDirectory data,
        int rounds,
        Optional<Integer> megabytes,
        Optional<Integer> size,
        Optional<Path> plot,
        SoakChoice soak,
        Samples samples,
        Started started,
        Consumer<String> progress) {}
