package dev.afterrun.storage.usage;

/** Fired within the transaction in which what changed was folded, or in which nothing had: whoever watches what is used looks now. */
public record UsageFolded() {}
