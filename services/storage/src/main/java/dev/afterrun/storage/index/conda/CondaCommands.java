package dev.afterrun.storage.index.conda;

import dev.afterrun.contracts.ViewNames;
import dev.afterrun.contracts.job.InstallCommand;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.InstallCommands;
import dev.afterrun.storage.index.PackageFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** {@code conda install} by name, from the ref's own channel; what else is needed comes from those that people have. */
@ApplicationScoped
class CondaCommands implements InstallCommands {
    private final CondaChannels channels;

    CondaCommands(CondaChannels channels) {
        this.channels = channels;
    }

    @Override
    public String tool() {
        return "conda";
    }

    @Override
    public boolean concerns(String fileName) {
        return CondaName.parse(fileName).isPresent();
    }

    @Override
    public List<String> of(Candidates candidates, URI ref) {
        return channels.names(candidates).stream().map(name -> words(name, ref)).toList();
    }

    @Override
    public Optional<InstallCommand> of(PackageFile file, URI address, URI ref) {
        return CondaName.parse(file.fileName())
                .filter(name ->
                        file.kind().equals(CondaKind.NAME) && name.name().equals(file.project()))
                .map(name -> new InstallCommand(
                        tool(), name.name(), Optional.empty(), Optional.of(words(name.name(), ref))));
    }

    private static String words(String name, URI ref) {
        return "conda install --channel " + ref + ViewNames.CONDA + " " + name;
    }
}
