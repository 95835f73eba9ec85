package dev.afterrun.storage.runartifact;

import dev.afterrun.forge.RunArtifact;

/** What a run left, and which row it has. */
record KnownArtifact(long row, EndedRun run, RunArtifact artifact) {}
