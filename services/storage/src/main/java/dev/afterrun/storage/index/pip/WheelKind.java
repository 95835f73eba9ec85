package dev.afterrun.storage.index.pip;

import dev.afterrun.storage.index.BlobChannel;
import dev.afterrun.storage.index.Defect;
import dev.afterrun.storage.index.FactsJson;
import dev.afterrun.storage.index.PackageFacts;
import dev.afterrun.storage.index.PackageKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Wheels (PEP 427), of which the index hands out their {@code METADATA}. */
@ApplicationScoped
class WheelKind implements PackageKind {
    /** A table of contents, some ten thousand files long, and the METADATA. */
    private static final long BUDGET = 6 * 1024 * 1024;

    private static final String FILE = "METADATA";

    private final FactsJson json;

    WheelKind(FactsJson json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "wheel";
    }

    @Override
    public boolean isCalled(String fileName) {
        return fileName.endsWith(".whl");
    }

    @Override
    public long budget() {
        return BUDGET;
    }

    @Override
    public Optional<PackageFacts> read(BlobChannel content) throws IOException, Defect {
        var metadata = CoreMetadata.parse(FILE, WheelArchive.metadata(content));
        return Optional.of(new PackageFacts(
                metadata.project(),
                json.write(new PythonFacts(metadata.requiresPython())),
                Optional.of(metadata.text().getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public Optional<String> misnamed(String fileName, Said said) {
        return CoreMetadata.misnamed(FILE, fileName, said.project());
    }
}
