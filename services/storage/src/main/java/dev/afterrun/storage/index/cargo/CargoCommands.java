package dev.afterrun.storage.index.cargo;

import dev.afterrun.contracts.job.InstallCommand;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.InstallCommands;
import dev.afterrun.storage.index.PackageFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@code cargo add} from the ref's own index, which the environment names: nothing has to be configured before. */
@ApplicationScoped
class CargoCommands implements InstallCommands {
    private final Crates crates;

    CargoCommands(Crates crates) {
        this.crates = crates;
    }

    @Override
    public String tool() {
        return "cargo";
    }

    @Override
    public boolean concerns(String fileName) {
        return fileName.endsWith(".crate");
    }

    @Override
    public List<String> of(Candidates candidates, URI ref) {
        return crates.names(candidates).stream().map(name -> words(name, ref)).toList();
    }

    @Override
    public Optional<InstallCommand> of(PackageFile file, URI address, URI ref) {
        return file.kind().equals(CrateKind.NAME)
                ? Optional.of(new InstallCommand(
                        tool(), file.project(), Optional.empty(), Optional.of(words(file.project(), ref))))
                : Optional.empty();
    }

    private static String words(String name, URI ref) {
        return "CARGO_REGISTRIES_BUILD_INDEX=sparse+" + ref + "cargo/ cargo add --registry build " + name;
    }
}
