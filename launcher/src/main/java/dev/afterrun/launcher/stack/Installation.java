package dev.afterrun.launcher.stack;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A checkout of this repository that has been built.
 *
 * @param root the directory of {@code pom.xml} and {@code afterrun}
 */
public record Installation(Path root) {

    /** The one that this program is part of: told by {@code -Dafterrun.root}, or above its own class files. */
    public static Installation ofThisProgram() {
        var told = System.getProperty("afterrun.root", "");
        return new Installation((told.isEmpty() ? aboveClasses() : Path.of(told)).toAbsolutePath());
    }

    /**
     * What runs a service, the same artifact that production runs.
     *
     * @throws IOException where it has not been built
     */
    public Path application(Service service) throws IOException {
        var jar = target("services/" + service.word()).resolve("quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IOException(service.word() + " is not built (" + jar + " is missing); run ./mvnw package");
        }
        return jar;
    }

    /** What a service's start is recorded in. It goes with the application when that is built anew. */
    public Path recording(Service service) throws IOException {
        return application(service).resolveSibling("start.aot");
    }

    /** The build's output of one module. */
    public Path target(String module) {
        return root.resolve(module).resolve("target");
    }

    private static Path aboveClasses() {
        try {
            var classes = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var directory = classes.getParent();
            while (directory != null && !Files.exists(directory.resolve("services"))) {
                directory = directory.getParent();
            }
            return directory == null ? Path.of("") : directory;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path has a URL that is no URI", e);
        }
    }
}
