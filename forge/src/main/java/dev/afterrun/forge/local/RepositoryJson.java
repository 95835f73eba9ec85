package dev.afterrun.forge.local;

/** A repository as the local forge's API shows it. */
public record RepositoryJson(String defaultBranch) {}
