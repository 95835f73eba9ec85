package dev.afterrun.benchmarks.deployment;

import dev.afterrun.launcher.process.Jvm;
import dev.afterrun.launcher.stack.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What runs the command line: the self-contained archive, as jobs without a Java have it, where it has been built of the same jar; else that
 * jar by this Java.
 *
 * @param words what begins its command line
 * @param name for people
 */
record CliProgram(List<String> words, String name) {
    private static final int HEAP_MEGABYTES = 512;
    private static final List<String> AS_SCRIPTS_DO = List.of(
            "-Xmn24m",
            "-XX:Tier4InvocationThreshold=200000",
            "-XX:Tier4MinInvocationThreshold=24000",
            "-XX:Tier4CompileThreshold=600000",
            "-XX:Tier4BackEdgeThreshold=1600000");

    /** That of this build. */
    static CliProgram of(Installation installation) throws IOException {
        var target = installation.target("cli");
        var jar = first(target, "afterrun-cli-*-all.jar")
                .orElseThrow(() -> new IOException("the command line is not built; run ./mvnw package"));
        var archive = archive(target, jar);
        return archive.isPresent()
                ? new CliProgram(
                        List.of(archive.get().resolve("bin/afterrun").toString()), "the self-contained archive")
                : new CliProgram(
                        Jvm.withHeap(HEAP_MEGABYTES).with(AS_SCRIPTS_DO).command("-jar", jar.toString()),
                        "its jar alone; ./mvnw -Pdist -pl cli -am package -DskipTests makes the archive");
    }

    /** One that an earlier build has left may have another command line in it. */
    private static Optional<Path> archive(Path target, Path jar) throws IOException {
        var archive = Files.isDirectory(target.resolve("dist"))
                ? first(target.resolve("dist"), "afterrun-cli-*")
                : Optional.<Path>empty();
        return archive.isPresent() && isOf(jar, archive.get()) ? archive : Optional.empty();
    }

    private static boolean isOf(Path jar, Path archive) throws IOException {
        var copy = archive.resolve("lib/afterrun.jar");
        return Files.isExecutable(archive.resolve("bin/afterrun"))
                && Files.isRegularFile(archive.resolve("lib/afterrun.aot"))
                && Files.isRegularFile(copy)
                && ownClasses(jar).equals(ownClasses(copy));
    }

    /** Ours alone: those of libraries are made anew for the archive's Java. */
    private static Map<String, Long> ownClasses(Path jar) throws IOException {
        try (var entries = new ZipFile(jar.toFile())) {
            return entries.stream()
                    .filter(entry -> entry.getName().startsWith("dev/afterrun/"))
                    .collect(Collectors.toMap(ZipEntry::getName, ZipEntry::getCrc));
        }
    }

    private static Optional<Path> first(Path directory, String pattern) throws IOException {
        try (var files = Files.newDirectoryStream(directory, pattern)) {
            var each = files.iterator();
            return each.hasNext() ? Optional.of(each.next()) : Optional.empty();
        }
    }
}
