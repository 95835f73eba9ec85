package dev.afterrun.kubernetes.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The checkout that is being built. */
public final class Checkout {
    /** The services, as modules, deployments, schemas and consumer groups call them. */
    public static final List<String> SERVICES = List.of("ingest", "storage", "notifier", "reaper");

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private Checkout() {}

    /** A file or folder by its path from the root. */
    public static Path path(String fromRoot) {
        return ROOT.resolve(fromRoot);
    }

    /** What {@code service} is configured with before anybody says anything. */
    public static Properties properties(String service) {
        var properties = new Properties();
        try (var text =
                Files.newBufferedReader(path("services/" + service + "/src/main/resources/application.properties"))) {
            properties.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
