package dev.afterrun.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This repository, where everything that images are made of has been built and rehearsed. */
record Checkout(Path root) {
    static final String JAVA = "/opt/java";

    /** Files that are written by hand, under the paths that a container has them at. */
    Content byHand(String image) {
        return Content.of(root.resolve("deploy/images/src/main/files").resolve(image), "");
    }

    /** A Java with the modules that we need. */
    Layer runtime() {
        return Layer.of("runtime", Content.of(target("deploy/images").resolve("runtime"), JAVA));
    }

    /** A service's application as it was rehearsed, with its recorded start. */
    Path application(String service) {
        return target("deploy/images").resolve("rehearsal/services/" + service + "/target/quarkus-app");
    }

    /** PostgreSQL's programs, which the rehearsal has unpacked. */
    Path postgres() throws IOException {
        var unpacked = target("deploy/images").resolve("rehearsal/launcher/target/postgres");
        try (var homes = Files.newDirectoryStream(unpacked)) {
            for (var home : homes) {
                return home;
            }
        }
        throw new IOException("the rehearsal has unpacked no PostgreSQL into " + unpacked);
    }

    /** What a module is made of, in the format of CycloneDX. */
    Content partsList(String module, String place) {
        return Content.of(target(module).resolve("bom.json"), place);
    }

    /** The build's output of one module. */
    Path target(String module) {
        return root.resolve(module).resolve("target");
    }
}
