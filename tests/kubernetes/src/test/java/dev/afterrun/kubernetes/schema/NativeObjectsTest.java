package dev.afterrun.kubernetes.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.kubernetes.manifest.Kind;
import dev.afterrun.kubernetes.manifest.Manifest;
import dev.afterrun.kubernetes.manifest.Rendering;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NativeObjectsTest {
    @ParameterizedTest
    @MethodSource("renderings")
    void areWhatTheApiServerTakes(Rendering rendering) {
        assertThat(rendering.manifests())
                .filteredOn(manifest -> !manifest.isCustom())
                .hasSizeGreaterThan(20)
                .flatExtracting(NativeSchemas::errors)
                .isEmpty();
    }

    @Test
    void unknownFieldIsRefusedHoweverDeepItIs() {
        // Given
        var ingest = ingest();
        ((ObjectNode) ingest.at("/spec/template/spec/containers/0/readinessProbe/httpGet")).put("uri", "/");

        // Then
        assertThat(NativeSchemas.errors(ingest)).singleElement().asString().contains("uri");
    }

    @Test
    void missingFieldIsRefused() {
        // Given
        var ingest = ingest();
        ((ObjectNode) ingest.at("/spec")).remove("selector");

        // Then
        assertThat(NativeSchemas.errors(ingest)).singleElement().asString().contains("selector");
    }

    @Test
    void valueOfAnotherTypeIsRefused() {
        // Given
        var ingest = ingest();
        ((ObjectNode) ingest.at("/spec/template/spec")).put("terminationGracePeriodSeconds", "a while");

        // Then
        assertThat(NativeSchemas.errors(ingest)).singleElement().asString().contains("a while");
    }

    @Test
    void unknownKindIsRefused() {
        // Given
        var ingest = ingest();
        ingest.json().put("apiVersion", "apps/v1beta1");

        // Then
        assertThat(NativeSchemas.errors(ingest)).singleElement().asString().contains("apps/v1beta1");
    }

    private static Manifest ingest() {
        return Rendering.of("prod").one(Kind.Deployment, "ingest");
    }

    static List<Rendering> renderings() {
        return Rendering.all();
    }
}
