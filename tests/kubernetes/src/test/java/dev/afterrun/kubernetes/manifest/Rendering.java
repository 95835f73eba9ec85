package dev.afterrun.kubernetes.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** All objects of one overlay, as {@code deploy/k8s/rendered} has them. */
public record Rendering(String overlay, List<Manifest> manifests) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Each that is committed. */
    public static List<Rendering> all() {
        try (var files = Files.list(Checkout.path("deploy/k8s/rendered"))) {
            return files.sorted()
                    .map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .map(Rendering::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That of one overlay. */
    public static Rendering of(String overlay) {
        try {
            return parsed(overlay, Files.readString(Checkout.path("deploy/k8s/rendered/" + overlay + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rendering parsed(String overlay, String yaml) throws IOException {
        try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(yaml)) {
            return new Rendering(
                    overlay, documents.readAll().stream().map(Manifest::new).toList());
        }
    }

    /** Those of a kind, such as {@code Deployment}. */
    public Stream<Manifest> of(Kind kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind.name()));
    }

    /** The one of that kind and name. */
    public Manifest one(Kind kind, String name) {
        return of(kind).filter(manifest -> manifest.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(overlay + " has no " + kind + " " + name));
    }

    /** Everything that makes pods. */
    public List<Pod> pods() {
        return Stream.concat(of(Kind.Deployment), of(Kind.StatefulSet))
                .map(Pod::new)
                .toList();
    }

    /** The pods of our own services. */
    public List<Pod> services() {
        return pods().stream()
                .filter(pod -> Checkout.SERVICES.contains(pod.name()))
                .toList();
    }

    /** One that may be changed without changing this. */
    public Rendering copy() {
        return new Rendering(
                overlay,
                manifests.stream()
                        .map(manifest -> new Manifest(manifest.json().deepCopy()))
                        .toList());
    }

    /** With {@code manifest} besides. */
    public Rendering with(String manifest) {
        try {
            var more = new Manifest(YAML.readValue(manifest, ObjectNode.class));
            return new Rendering(
                    overlay, Stream.concat(manifests.stream(), Stream.of(more)).toList());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return overlay;
    }
}
