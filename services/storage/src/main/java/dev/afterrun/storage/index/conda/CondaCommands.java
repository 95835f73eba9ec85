package dev.afterrun.storage.index.conda;

import dev.afterrun.contracts.ViewNames;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.InstallCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;

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
        return channels.names(candidates).stream()
                .map(name -> "conda install --channel " + ref + ViewNames.CONDA + " " + name)
                .toList();
    }
}
