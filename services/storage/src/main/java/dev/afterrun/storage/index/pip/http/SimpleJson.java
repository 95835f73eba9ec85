package dev.afterrun.storage.index.pip.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.index.pip.IndexedWheel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The index as JSON (PEP 691 and 700). */
final class SimpleJson {
    private static final Meta META = new Meta("1.1");

    private SimpleJson() {}

    static Projects projects(List<String> names) {
        return new Projects(META, names.stream().map(Name::new).toList());
    }

    static Project project(String name, List<IndexedWheel> wheels) {
        return new Project(
                META,
                name,
                wheels.stream().map(IndexedWheel::version).distinct().sorted().toList(),
                wheels.stream().map(SimpleJson::file).toList());
    }

    private static File file(IndexedWheel wheel) {
        return new File(
                wheel.fileName(),
                WheelLink.of(wheel).href(),
                new Hashes(wheel.sha256()),
                wheel.requiresPython(),
                new Hashes(wheel.metadata()),
                new Hashes(wheel.metadata()),
                wheel.size(),
                wheel.finishedAt());
    }

    record Projects(Meta meta, List<Name> projects) {}

    record Project(Meta meta, String name, List<String> versions, List<File> files) {}

    record Meta(@JsonProperty("api-version") String apiVersion) {}

    record Name(String name) {}

    /** @param dataDistInfoMetadata what pip called it before PEP 714 */
    record File(
            String filename,
            String url,
            Hashes hashes,

            @JsonProperty("requires-python") @JsonInclude(JsonInclude.Include.NON_ABSENT)
            Optional<String> requiresPython,

            @JsonProperty("core-metadata") Hashes coreMetadata,
            @JsonProperty("data-dist-info-metadata") Hashes dataDistInfoMetadata,
            long size,
            @JsonProperty("upload-time") Instant uploadTime) {}

    record Hashes(Digest sha256) {}
}
