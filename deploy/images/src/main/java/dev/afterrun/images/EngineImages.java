package dev.afterrun.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kafka and PostgreSQL for the overlay {@code dev}, which takes them in place of their projects' own images. */
record EngineImages(Checkout checkout, String tag) {
    private static final String POSTGRES = "/opt/postgres";

    Image kafka() {
        var module = "deploy/images/kafka";
        return new Image(
                "kafka",
                "afterrun/kafka:" + tag,
                "Kafka, one node to try Afterrun with",
                1000,
                List.of(
                        Layer.of("accounts and scripts", checkout.byHand("kafka")),
                        checkout.runtime(),
                        Layer.of(
                                "class path",
                                Content.of(checkout.target(module).resolve("lib"), "/opt/kafka/libs"),
                                checkout.partsList(module, "/opt/kafka/kafka.cdx.json"))),
                List.of("/opt/kafka/bin/kafka-server-start.sh"),
                Image.environment("/opt/kafka/bin"),
                Set.of(9092));
    }

    Image postgres() throws IOException {
        return new Image(
                "postgres",
                "afterrun/postgres:" + tag,
                "PostgreSQL, one node to try Afterrun with",
                999,
                List.of(
                        Layer.of("accounts and scripts", checkout.byHand("postgres")),
                        Layer.of("programs", new Content(checkout.postgres(), POSTGRES, EngineImages::isNeededToRun))),
                List.of("/usr/local/bin/docker-entrypoint.sh"),
                environmentOfPostgres(),
                Set.of(5432));
    }

    /** A link becomes a file: of a library's names the one that programs ask for is enough, and none is linked against. */
    static boolean isNeededToRun(Path file) {
        var name = file.getFileName().toString();
        if (Files.isSymbolicLink(file)) {
            return !name.endsWith(".so");
        }
        var shorter = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
        return !name.endsWith(".a") && !Files.isSymbolicLink(file.resolveSibling(shorter));
    }

    private static Map<String, String> environmentOfPostgres() {
        // The base's psql, without Debian's wrapper that chooses a server.
        var environment = new HashMap<>(Image.environment(POSTGRES + "/bin:/usr/lib/postgresql/15/bin"));
        environment.put("PGDATA", "/var/lib/postgresql/18/docker");
        return Map.copyOf(environment);
    }
}
