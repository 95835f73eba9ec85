package dev.afterrun.clients.conda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.clients.Site;
import dev.afterrun.clients.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** A package of one file, as conda's own tool packs it. */
record CondaPackage(String name, String version, String depends, String content) {
    /** Packs it into {@code folder} in the format that {@code suffix} stands for, for any platform. */
    Path packedInto(Path folder, String suffix) throws IOException, InterruptedException {
        var prefix = Site.directory("prefix");
        Files.createDirectories(prefix.resolve("info"));
        Files.createDirectories(prefix.resolve("share"));
        Files.writeString(prefix.resolve("share/" + name), content);
        Files.writeString(prefix.resolve("info/files"), "share/" + name + "\n");
        Files.writeString(prefix.resolve("info/paths.json"), "{\"paths\":[],\"paths_version\":1}");
        Files.writeString(prefix.resolve("info/index.json"), """
                {"name": "%s", "version": "%s", "build": "0", "build_number": 0, "depends": [%s],
                 "subdir": "noarch", "noarch": "generic", "timestamp": 1790000000000}
                """.formatted(name, version, depends));
        var file = folder.resolve(name + "-" + version + "-0" + suffix);
        cph("create", prefix.toString(), file.toString());
        return file;
    }

    /** What the file of the package has in it that conda's own tool unpacks from {@code packed}. */
    static String unpacked(Path packed, String name) throws IOException, InterruptedException {
        var into = Site.directory("unpacked");
        cph("extract", "--dest", into.toString(), packed.toString());
        return Files.readString(into.resolve("share/" + name));
    }

    private static void cph(String command, String... arguments) throws IOException, InterruptedException {
        var all = Stream.concat(Stream.of("cph", command), Arrays.stream(arguments))
                .toArray(String[]::new);
        var outcome = Tool.run(Site.directory("cph"), Map.of(), all);
        assertThat(outcome.succeeded()).as(outcome.said()).isTrue();
    }
}
