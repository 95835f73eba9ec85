package dev.afterrun.storage.switching;

/** One attempt of a CI system's run, all jobs of it together. */
record Run(String source, String id, int attempt) {}
