package dev.afterrun.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.Ports;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/**
 * An image in a file that {@code docker load} and {@code ctr images import} read. The same contents make the same bytes:
 * entries are in the order of their paths, belong to root, and have one time.
 *
 * @param base a name in a registry, {@code tar://FILE}, or {@code scratch}
 * @param version of what is in it
 * @param time of every file, and of the image
 * @param cache where layers are kept between builds
 */
record Tarball(String base, String version, Instant time, Path cache) {
    private static final String LABEL = "org.opencontainers.image.";
    private static final FilePermissions READ = FilePermissions.fromOctalString("644");
    private static final FilePermissions RUN = FilePermissions.fromOctalString("755");

    JibContainer write(Image image, Path file) throws IOException {
        try {
            return builder(image)
                    .containerize(Containerizer.to(TarImage.at(file).named(image.name()))
                            .setToolName("afterrun")
                            .setToolVersion(version)
                            .setBaseImageLayersCache(cache.resolve("base"))
                            .setApplicationLayersCache(cache.resolve("layers")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException(image.name() + " was not finished").initCause(e);
        } catch (InvalidImageReferenceException
                | RegistryException
                | CacheDirectoryCreationException
                | ExecutionException e) {
            throw new IOException(image.name() + " cannot be made: " + e.getMessage(), e);
        }
    }

    private JibContainerBuilder builder(Image image) throws IOException, InvalidImageReferenceException {
        var builder = Jib.from(base)
                .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                .setCreationTime(time)
                .setUser(image.user() + ":" + image.user())
                .setEntrypoint(image.command())
                .setEnvironment(inOneOrder(image.environment()))
                .setLabels(inOneOrder(Map.of(
                        LABEL + "title", image.title(), LABEL + "version", version, LABEL + "licenses", "Apache-2.0")))
                .setExposedPorts(Ports.parse(
                        image.ports().stream().map(String::valueOf).sorted().toList()));
        for (var layer : image.layers()) {
            builder.addFileEntriesLayer(entries(layer));
        }
        return builder;
    }

    /** Else it is another in each process. */
    private static Map<String, String> inOneOrder(Map<String, String> settings) {
        return new TreeMap<>(settings);
    }

    private FileEntriesLayer entries(Layer layer) throws IOException {
        var entries = FileEntriesLayer.builder().setName(layer.name());
        for (var content : layer.contents()) {
            for (var file : content.files()) {
                entries.addEntry(
                        file, AbsoluteUnixPath.get(content.placeOf(file)), Files.isExecutable(file) ? RUN : READ, time);
            }
        }
        return entries.build();
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }
}
