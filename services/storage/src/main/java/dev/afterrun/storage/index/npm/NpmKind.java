package dev.afterrun.storage.index.npm;

import dev.afterrun.storage.index.BlobChannel;
import dev.afterrun.storage.index.Defect;
import dev.afterrun.storage.index.PackageFacts;
import dev.afterrun.storage.index.PackageKind;
import dev.afterrun.storage.index.tar.GzippedTar;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code npm pack} makes: a gzipped tar with a {@code package.json} in its one folder. Other archives are no packages. */
@ApplicationScoped
class NpmKind implements PackageKind {
    static final String NAME = "npm";

    /** Whoever has a larger one puts its package.json first, as {@code npm pack} does. */
    private static final long BUDGET = 64L * 1024 * 1024;

    private static final Pattern PACKAGE_JSON = Pattern.compile("[^/]+/package\\.json");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isCalled(String fileName) {
        return fileName.endsWith(".tgz");
    }

    @Override
    public long budget() {
        return BUDGET;
    }

    @Override
    public Optional<PackageFacts> read(BlobChannel content) throws IOException, Defect {
        var found = GzippedTar.find(content, PACKAGE_JSON);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var manifest = PackageJson.manifest(found.get());
        return Optional.of(new PackageFacts(manifest.path("name").asText(), manifest.toString(), Optional.empty()));
    }
}
