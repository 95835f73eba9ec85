package dev.afterrun.storage.index;

import dev.afterrun.contracts.job.InstallCommand;
import dev.afterrun.storage.download.Candidates;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How people install the packages of one kind: what pages and comments show, to be pasted into a shell. */
public interface InstallCommands {
    /** The tool that is called, as people know it: {@code pip}. */
    String tool();

    /** Whether a file so called is one that the tool installs: where a page shows none, nothing more is asked. */
    boolean concerns(String fileName);

    /**
     * The commands that install what the ref has, the likeliest first; empty where its index shows nothing.
     *
     * @param ref the address of the ref where files are served, with a slash at its end
     */
    List<String> of(Candidates candidates, URI ref);

    /**
     * How this one package is installed; empty where the tool does not, or no index shows it.
     *
     * @param file as {@link PackageKind} read it
     * @param address where exactly its bytes are served
     * @param ref what its index stands behind, with a slash at its end
     */
    Optional<InstallCommand> of(PackageFile file, URI address, URI ref);
}
