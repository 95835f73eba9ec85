package dev.afterrun.storage.index.pip;

import dev.afterrun.storage.index.BlobChannel;
import dev.afterrun.storage.index.Defect;
import dev.afterrun.storage.index.FactsJson;
import dev.afterrun.storage.index.PackageFacts;
import dev.afterrun.storage.index.PackageKind;
import dev.afterrun.storage.index.tar.GzippedTar;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Source distributions: a gzipped tar with a {@code PKG-INFO} in its one folder, which the index hands out where a wheel that is
 * built of it says the same. Other archives are no packages.
 */
@ApplicationScoped
class SdistKind implements PackageKind {
    /** Some build tools put their PKG-INFO last; PyPI takes files of up to 100 MB, and few have a tenth. */
    private static final long BUDGET = 64L * 1024 * 1024;

    private static final String FILE = "PKG-INFO";
    private static final Pattern PKG_INFO = Pattern.compile("[^/]+/" + FILE);

    private final FactsJson json;

    SdistKind(FactsJson json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "sdist";
    }

    @Override
    public boolean isCalled(String fileName) {
        return fileName.endsWith(".tar.gz") && DistributionName.parse(fileName).isPresent();
    }

    @Override
    public long budget() {
        return BUDGET;
    }

    @Override
    public Optional<PackageFacts> read(BlobChannel content) throws IOException, Defect {
        var found = GzippedTar.find(content, PKG_INFO);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var metadata = CoreMetadata.parse(FILE, found.get());
        return Optional.of(new PackageFacts(
                metadata.project(),
                json.write(new PythonFacts(
                        metadata.requiresPython().filter(version -> !metadata.isDynamic("Requires-Python")))),
                Optional.of(metadata)
                        .filter(CoreMetadata::holdsForBuilds)
                        .map(holding -> holding.text().getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public Optional<String> misnamed(String fileName, Said said) {
        return CoreMetadata.misnamed(FILE, fileName, said.project());
    }
}
