package dev.afterrun.forge.local;

/** A file of the default branch as the local forge's API shows it, and as it is told. */
public record FileJson(String text) {}
