package dev.afterrun.storage.index.pip;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.afterrun.contracts.Digest;
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

    static Project project(String name, List<PythonFile> files) {
        return new Project(
                META,
                name,
                files.stream().map(PythonFile::version).distinct().sorted().toList(),
                files.stream().map(SimpleJson::file).toList());
    }

    private static File file(PythonFile file) {
        return new File(
                file.fileName(),
                FileLink.of(file).href(),
                new Hashes(file.sha256()),
                file.requiresPython(),
                file.metadata().map(Hashes::new),
                file.metadata().map(Hashes::new),
                file.size(),
                file.finishedAt());
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

            @JsonProperty("core-metadata") @JsonInclude(JsonInclude.Include.NON_ABSENT)
            Optional<Hashes> coreMetadata,

            @JsonProperty("data-dist-info-metadata") @JsonInclude(JsonInclude.Include.NON_ABSENT)
            Optional<Hashes> dataDistInfoMetadata,

            long size,
            @JsonProperty("upload-time") Instant uploadTime) {}

    record Hashes(Digest sha256) {}
}
