package dev.afterrun.storage.index.conda;

import dev.afterrun.storage.index.BlobChannel;
import dev.afterrun.storage.index.Defect;
import dev.afterrun.storage.index.PackageFacts;
import dev.afterrun.storage.index.PackageKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/** Conda packages of both formats, of which the index repeats {@code info/index.json}. */
@ApplicationScoped
class CondaKind implements PackageKind {
    static final String NAME = "conda";

    /** A zip file's table of contents, and the part of it that tells of the package. */
    private static final long BUDGET = 16 * 1024 * 1024;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isCalled(String fileName) {
        return fileName.endsWith(CondaFormat.CONDA.suffix())
                // Much else is packed so that has no thought of conda.
                || CondaName.parse(fileName).isPresent();
    }

    @Override
    public long budget() {
        return BUDGET;
    }

    @Override
    public Optional<PackageFacts> read(BlobChannel content) throws IOException, Defect {
        try {
            var record = CondaRecord.of(CondaArchive.read(content));
            return Optional.of(new PackageFacts(record.name().name(), CondaFacts.write(record), Optional.empty()));
        } catch (NotOfKind other) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> misnamed(String fileName, Said said) {
        return Optional.of(CondaFacts.fileName(said.facts()))
                .filter(name -> !name.equals(fileName))
                .map(name -> "its package says that it is to be called " + name);
    }
}
