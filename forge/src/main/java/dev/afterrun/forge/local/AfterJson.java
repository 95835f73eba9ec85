package dev.afterrun.forge.local;

/** What the local forge's API says of two commits: whether the first came after the second on some branch. */
public record AfterJson(boolean after) {}
