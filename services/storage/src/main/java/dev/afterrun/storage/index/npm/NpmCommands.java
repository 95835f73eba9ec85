package dev.afterrun.storage.index.npm;

import dev.afterrun.contracts.job.InstallCommand;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.InstallCommands;
import dev.afterrun.storage.index.PackageFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@code npm install} by the tarball's address: what it needs comes from the registry that the project has anyway. */
@ApplicationScoped
class NpmCommands implements InstallCommands {
    private final NpmPackages packages;

    NpmCommands(NpmPackages packages) {
        this.packages = packages;
    }

    @Override
    public String tool() {
        return "npm";
    }

    @Override
    public boolean concerns(String fileName) {
        return fileName.endsWith(".tgz");
    }

    @Override
    public List<String> of(Candidates candidates, URI ref) {
        return packages.latest(candidates).stream()
                .map(version -> words(
                        URI.create(ref + PublicUrls.behindRef(version.file().path()))))
                .toList();
    }

    @Override
    public Optional<InstallCommand> of(PackageFile file, URI address, URI ref) {
        return file.kind().equals(NpmKind.NAME)
                ? Optional.of(new InstallCommand(tool(), file.project(), Optional.of(words(address)), Optional.empty()))
                : Optional.empty();
    }

    private static String words(URI address) {
        return "npm install " + address;
    }
}
