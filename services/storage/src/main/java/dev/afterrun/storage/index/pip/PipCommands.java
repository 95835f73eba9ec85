package dev.afterrun.storage.index.pip;

import dev.afterrun.contracts.job.InstallCommand;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.InstallCommands;
import dev.afterrun.storage.index.PackageFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code pip install} by the file's own address, which leads to that file and no other, whatever other indexes have; and by name,
 * from the ref's own index, where pip is to choose among several.
 */
@ApplicationScoped
class PipCommands implements InstallCommands {
    private final PythonPackages packages;

    PipCommands(PythonPackages packages) {
        this.packages = packages;
    }

    @Override
    public String tool() {
        return "pip";
    }

    @Override
    public boolean concerns(String fileName) {
        return DistributionName.parse(fileName).isPresent();
    }

    @Override
    public List<String> of(Candidates candidates, URI ref) {
        return packages.filesByProject(candidates).entrySet().stream()
                .flatMap(project ->
                        Stream.concat(only(project.getValue(), ref), Stream.of(byName(project.getKey(), ref))))
                .toList();
    }

    @Override
    public Optional<InstallCommand> of(PackageFile file, URI address, URI ref) {
        return packages.isKindOf(file) && PythonFile.isShown(file)
                ? Optional.of(new InstallCommand(
                        tool(),
                        file.project(),
                        Optional.of(direct(file, address)),
                        Optional.of(byName(file.project(), ref))))
                : Optional.empty();
    }

    private static Stream<String> only(List<PackageFile> files, URI ref) {
        return files.stream()
                .filter(file -> files.size() == 1)
                .map(file -> direct(file, URI.create(ref + PublicUrls.behindRef(file.path()))));
    }

    /** With its digest behind it, pip checks what it gets. */
    private static String direct(PackageFile file, URI address) {
        return "pip install " + address + "#sha256=" + file.sha256();
    }

    private static String byName(String project, URI ref) {
        return "pip install --index-url " + ref + "simple/ " + project;
    }
}
