package dev.afterrun.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What deploy/k8s expects of an image, and what the image is. */
final class ImagesOfManifestsTest {
    private static final Checkout CHECKOUT =
            new Checkout(Path.of("../..").toAbsolutePath().normalize());

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "storage", "notifier", "reaper"})
    void servicesHaveTheNameUserAndPortOfTheirManifest(String service) throws IOException {
        // When
        var image = new ServiceImage(CHECKOUT, "unreleased").of(service);

        // Then
        assertThat(manifest("base/" + service + ".yaml"))
                .contains("image: " + image.name() + "\n")
                .contains("runAsUser: " + image.user() + "\n")
                .contains("containerPort: " + image.ports().iterator().next() + "\n");
    }

    @Test
    void kafkaTakesThePlaceOfItsProjectsImage() throws IOException {
        // When
        var image = new EngineImages(CHECKOUT, "unreleased").kafka();

        // Then
        assertThat(manifest("overlays/dev/kafka.yaml"))
                .contains("runAsUser: " + image.user() + "\n")
                .contains("bin=/opt/kafka/bin ")
                .contains("$bin/kafka-storage.sh ")
                .contains("$bin/kafka-server-start.sh ");
    }

    @ParameterizedTest
    @CsvSource({"service, 10001", "kafka, 1000", "postgres, 999"})
    void userHasAnAccount(String image, int user) throws IOException {
        var files = CHECKOUT.byHand(image).source().resolve("etc");

        assertThat(Files.readString(files.resolve("passwd"))).contains(":x:" + user + ":" + user + ":");
        assertThat(Files.readString(files.resolve("group"))).contains(":x:" + user + ":");
    }

    private static String manifest(String path) throws IOException {
        return Files.readString(CHECKOUT.root().resolve("deploy/k8s").resolve(path));
    }
}
