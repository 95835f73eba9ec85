package dev.afterrun.cli.repository;

import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.RepositoryName;
import java.net.URI;

/** One repository, as its server knows it. */
public record AtServer(Server server, RepositoryName repository) {
    /** Where in the server's API something of the repository is; {@code rest} begins with a slash. */
    public URI at(String rest) {
        return URI.create(server.parts().storage() + "/v1/repositories/" + repository + rest);
    }
}
