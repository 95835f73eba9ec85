package dev.afterrun.storage.catalog;

import java.time.Instant;

/** An attempt of a run of a commit, as it said itself when it began. */
public record StartedRun(String source, String run, int attempt, Instant missingBy) {}
