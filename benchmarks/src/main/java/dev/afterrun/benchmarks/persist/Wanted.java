package dev.afterrun.benchmarks.persist;

import dev.afterrun.benchmarks.report.Measurement;
import dev.afterrun.benchmarks.report.Samples;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** What the figures are to keep to, beside what they came to. */
record Wanted(List<Measurement> measurements, Consumer<String> progress) {
    private static final String RESTIC = "restic";

    void tell(int megabytes) {
        ours(Words.SENT).ifPresent(bytes -> say("%.1f MB sent by the second save; at most 12 of 400 MB", bytes / 1e6));
        ratio(Words.SECOND_SAVE, RESTIC, "%.2f of restic's second save; at most 1");
        ratio(Words.RESTORE, TarKeeper.ON_DISK, "%.2f of tar's restore; at most 1.3");
        beyondStat();
        ratio(Words.randomSave(megabytes), "curl", "%.2f of curl's MB/s, random, saved; at least 0.8");
        ratio(Words.randomRestore(megabytes), "curl", "%.2f of curl's MB/s, random, restored; at least 0.8");
        List.of(Words.SAVE_MEMORY, Words.SECOND_SAVE_MEMORY, Words.RESTORE_MEMORY)
                .forEach(metric -> of(Samples.OURS, metric)
                        .ifPresent(measured -> say(metric + ": %.0f MB; less than 400", measured.max())));
    }

    private void beyondStat() {
        var stat = of("stat", Words.UNCHANGED).map(Measurement::median);
        var ours = ours(Words.UNCHANGED);
        if (stat.isPresent() && ours.isPresent()) {
            say("%.2f s more than to ask for each file, restored over unchanged; at most 0.5", ours.get() - stat.get());
        }
    }

    private void ratio(String metric, String subject, String words) {
        of(subject, metric)
                .map(Measurement::ratio)
                .filter(OptionalDouble::isPresent)
                .ifPresent(ratio -> say(words, ratio.getAsDouble()));
    }

    private Optional<Double> ours(String metric) {
        return of(Samples.OURS, metric).map(Measurement::median);
    }

    private Optional<Measurement> of(String subject, String metric) {
        return measurements.stream()
                .filter(measured ->
                        measured.subject().equals(subject) && measured.metric().equals(metric))
                .findFirst();
    }

    private void say(String words, double value) {
        progress.accept(String.format(Locale.ROOT, words, value));
    }
}
