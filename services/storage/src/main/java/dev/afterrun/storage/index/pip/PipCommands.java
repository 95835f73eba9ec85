package dev.afterrun.storage.index.pip;

import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.InstallCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;

/** {@code pip install} by name, from the ref's own index. */
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
        return packages.projects(candidates).stream()
                .map(project -> "pip install --index-url " + ref + "simple/ " + project)
                .toList();
    }
}
