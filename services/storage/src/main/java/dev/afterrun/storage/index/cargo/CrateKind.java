package dev.afterrun.storage.index.cargo;

import dev.afterrun.storage.index.BlobChannel;
import dev.afterrun.storage.index.Defect;
import dev.afterrun.storage.index.FactsJson;
import dev.afterrun.storage.index.PackageFacts;
import dev.afterrun.storage.index.PackageKind;
import dev.afterrun.storage.index.tar.GzippedTar;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code cargo package} makes: a gzipped tar with a normalized {@code Cargo.toml} in its one folder. */
@ApplicationScoped
class CrateKind implements PackageKind {
    static final String NAME = "crate";

    /** crates.io takes crates of up to 10 MiB. */
    private static final long BUDGET = 64L * 1024 * 1024;

    private static final Pattern MANIFEST = Pattern.compile("[^/]+/Cargo\\.toml");

    private final FactsJson json;

    CrateKind(FactsJson json) {
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isCalled(String fileName) {
        return fileName.endsWith(".crate");
    }

    @Override
    public long budget() {
        return BUDGET;
    }

    @Override
    public Optional<PackageFacts> read(BlobChannel content) throws IOException, Defect {
        var manifest = GzippedTar.find(content, MANIFEST)
                .orElseThrow(() -> new Defect("its archive has no Cargo.toml in its folder"));
        var crate = CargoManifest.parse(manifest);
        return Optional.of(
                new PackageFacts(crate.name().toLowerCase(Locale.ROOT), json.write(crate), Optional.empty()));
    }
}
