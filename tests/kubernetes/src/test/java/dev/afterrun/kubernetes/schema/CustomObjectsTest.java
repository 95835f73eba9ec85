package dev.afterrun.kubernetes.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Manifest;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operators' definitions are theirs and not committed: a property names the folder that has them. */
class CustomObjectsTest {
    private static final String FOLDER = "afterrun.crds";
    private static CustomSchemas schemas;

    @BeforeAll
    static void readDefinitions() throws IOException {
        var folder = Optional.ofNullable(System.getProperty(FOLDER));
        assumeTrue(
                folder.isPresent(),
                "-D" + FOLDER + " names no folder with the definitions of Strimzi, CloudNativePG, KEDA and Prometheus");
        schemas = CustomSchemas.in(Path.of(folder.orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void areWhatTheOperatorsTake(Rendering rendering) {
        assertThat(rendering.manifests())
                .filteredOn(Manifest::isCustom)
                .flatExtracting(schemas::errors)
                .isEmpty();
    }

    @Test
    void someAreLookedAt() {
        assertThat(Rendering.of("prod").manifests())
                .filteredOn(Manifest::isCustom)
                .extracting(Manifest::kind)
                .contains(
                        "Kafka",
                        "KafkaNodePool",
                        "KafkaTopic",
                        "KafkaUser",
                        "Cluster",
                        "ScaledObject",
                        "PodMonitor",
                        "PrometheusRule");
    }

    @Test
    void unknownFieldIsRefusedHoweverDeepItIs() {
        // Given
        var user = Rendering.of("prod").one(Kind.KafkaUser, "reaper");
        ((ObjectNode) user.at("/spec/authorization/acls/0/resource")).put("pattern", "literal");

        // Then
        assertThat(schemas.errors(user)).singleElement().asString().contains("pattern");
    }

    @Test
    void missingFieldIsRefused() {
        // Given
        var scaled = Rendering.of("prod").one(Kind.ScaledObject, "reaper");
        ((ObjectNode) scaled.at("/spec")).remove("scaleTargetRef");

        // Then
        assertThat(schemas.errors(scaled)).singleElement().asString().contains("scaleTargetRef");
    }

    static List<Rendering> renderings() {
        return Rendering.all();
    }
}
