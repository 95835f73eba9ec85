package dev.afterrun.cli.persisted;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.set.SetsOfRepository;
import picocli.CommandLine.Mixin;

/** Which repository's sets are meant. */
final class SetsFlags {
    @Mixin
    private final RepositoryFlags repository = new RepositoryFlags();

    SetsOfRepository find(Surroundings surroundings, Pause pause) {
        var at = repository.find(surroundings, pause);
        return new SetsOfRepository(at.server(), at.repository());
    }
}
