package dev.afterrun.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every image of this repository, each as a tarball in {@code deploy/images/target/images}. */
@Command(name = "build-images")
final class BuildImages implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;

    @Option(names = "--root", required = true)
    private Path root = Path.of("");

    @Option(names = "--base", required = true)
    private String base = "";

    @Option(names = "--engines-base")
    private String enginesBase = "";

    @Option(names = "--version", required = true)
    private String version = "";

    @Option(names = "--tag", required = true)
    private String tag = "";

    @Option(names = "--time", required = true)
    private Instant time = Instant.EPOCH;

    /** Ends this virtual machine with 0 where all are made. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BuildImages())
                .registerConverter(Instant.class, Instant::parse)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        var checkout = new Checkout(root);
        write(
                base,
                ServiceImage.SERVICES.stream()
                        .map(new ServiceImage(checkout, tag)::of)
                        .toList());
        if (!enginesBase.isEmpty()) {
            var engines = new EngineImages(checkout, tag);
            write(enginesBase, List.of(engines.kafka(), engines.postgres()));
        }
        return 0;
    }

    private void write(String on, List<Image> images) throws IOException {
        var target = new Checkout(root).target("deploy/images");
        var tarball = new Tarball(on, version, time, target.resolve("jib"));
        var folder = Files.createDirectories(target.resolve("images"));
        for (var image : images) {
            var file = folder.resolve(image.file() + ".tar");
            var made = tarball.write(image, file);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %s, %.1f MB, %s%n",
                    file,
                    image.name(),
                    Files.size(file) / MEGABYTE,
                    made.getImageId());
        }
    }
}
