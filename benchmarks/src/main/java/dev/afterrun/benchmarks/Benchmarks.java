package dev.afterrun.benchmarks;

import dev.afterrun.benchmarks.audit.AuditBenchmark;
import dev.afterrun.benchmarks.auth.AuthBenchmark;
import dev.afterrun.benchmarks.comment.CommentBenchmark;
import dev.afterrun.benchmarks.download.DownloadBenchmark;
import dev.afterrun.benchmarks.events.EventsBenchmark;
import dev.afterrun.benchmarks.expiry.ExpiryBenchmark;
import dev.afterrun.benchmarks.footprint.FootprintBenchmark;
import dev.afterrun.benchmarks.index.IndexBenchmark;
import dev.afterrun.benchmarks.lookup.LookupBenchmark;
import dev.afterrun.benchmarks.memory.UploadMemoryBenchmark;
import dev.afterrun.benchmarks.persist.PersistBenchmark;
import dev.afterrun.benchmarks.report.JsonReport;
import dev.afterrun.benchmarks.report.Measurement;
import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.benchmarks.report.Table;
import dev.afterrun.benchmarks.scaling.ScalingBenchmark;
import dev.afterrun.benchmarks.smallfiles.SmallFilesBenchmark;
import dev.afterrun.benchmarks.soak.SoakBenchmark;
import dev.afterrun.benchmarks.store.UploadS3Benchmark;
import dev.afterrun.benchmarks.upload.UploadBenchmark;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.stack.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code benchmarks/run NAME}: the table of contents of everything that is measured. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        description = "Measures Afterrun beside a floor and its peers, in turns, and prints medians and ratios.")
public final class Benchmarks implements Callable<Integer> {
    private static final List<Benchmark> ALL = List.of(
            new EventsBenchmark(),
            new AuthBenchmark(),
            new FootprintBenchmark(),
            new DownloadBenchmark(),
            new UploadBenchmark(),
            new UploadS3Benchmark(),
            new SmallFilesBenchmark(),
            new UploadMemoryBenchmark(),
            new LookupBenchmark(),
            new CommentBenchmark(),
            new IndexBenchmark(),
            new ExpiryBenchmark(),
            new AuditBenchmark(),
            new PersistBenchmark(),
            new ScalingBenchmark(),
            new SoakBenchmark());

    @Parameters(
            paramLabel = "NAME",
            description = "One of: ${COMPLETION-CANDIDATES}",
            completionCandidates = Names.class)
    private String name = "";

    @Option(names = "--rounds", paramLabel = "N", description = "Turns of each subject (default: the benchmark's own)")
    private Optional<Integer> rounds = Optional.empty();

    @Option(
            names = "--megabytes",
            paramLabel = "N",
            description =
                    "Size of each upload of upload-memory (default: 1000) and upload-s3 (default: 400), and of what persist"
                            + " saves (default: 400)")
    private Optional<Integer> megabytes = Optional.empty();

    @Option(
            names = {"--size", "--rows", "--objects"},
            paramLabel = "N",
            description = "How many files lookup (default: 5000000) and expiry (default: 10000000) have, objects audit"
                    + " (default: 10000000), and jobs each backlog of scaling that count (default: 240); the megabytes of the"
                    + " largest set of persist (default: 1000)")
    private Optional<Integer> size = Optional.empty();

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "Where scaling and soak draw what they measured, as SVG")
    private Optional<Path> plot = Optional.empty();

    @Option(names = "--minutes", paramLabel = "N", description = "How long soak lasts (default: ${DEFAULT-VALUE})")
    private int minutes = 30;

    @Option(names = "--seed", paramLabel = "N", description = "Lets soak kill what it killed with that seed before")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the measurements there too, as a JSON list")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--below",
            paramLabel = "DIR",
            description = "Keeps what it needs in a new directory below this one (default: ${DEFAULT-VALUE})")
    private Path below = Path.of(System.getProperty("java.io.tmpdir"));

    /** Runs one benchmark. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var benchmark = ALL.stream().filter(each -> each.name().equals(name)).findFirst();
        if (benchmark.isEmpty()) {
            System.err.println("There is no benchmark '" + name + "'. There are:");
            ALL.forEach(each -> System.err.println("  " + each.name() + "  " + each.about()));
            return CommandLine.ExitCode.USAGE;
        }
        var samples = new Samples();
        try {
            run(benchmark.get(), samples);
        } finally {
            // What was measured before something failed is told all the same.
            tell(samples.measurements(benchmark.get().name()));
        }
        return CommandLine.ExitCode.OK;
    }

    private void tell(List<Measurement> measurements) throws IOException {
        System.out.print(Table.of(measurements));
        if (json.isPresent()) {
            JsonReport.write(measurements, json.get());
        }
    }

    private void run(Benchmark benchmark, Samples samples) throws Exception {
        try (var started = new Started()) {
            // SIGTERM, Ctrl-C and the terminal's end come here.
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(started::close));
            var scratch = started.add(Scratch.below(below));
            var data = started.add(DataDirectory.open(scratch.directory()));
            System.err.println(benchmark.name() + ": " + benchmark.about());
            benchmark.run(new Bench(
                    Installation.ofThisProgram(),
                    data,
                    rounds.orElseGet(benchmark::usualRounds),
                    megabytes,
                    size,
                    plot,
                    new SoakChoice(minutes, seed.orElseGet(System::nanoTime)),
                    samples,
                    started,
                    System.err::println));
        }
    }

    private static final class Names implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return ALL.stream()
                    .map(Benchmark::name)
                    .collect(Collectors.toList())
                    .iterator();
        }
    }
}
