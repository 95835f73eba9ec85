package dev.afterrun.contracts.verification;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.RepositoryName;

/** A file whose bytes a damaged copy is of. */
public record DamagedFile(RepositoryName repository, String run, String job, ArtifactPath path) {}
