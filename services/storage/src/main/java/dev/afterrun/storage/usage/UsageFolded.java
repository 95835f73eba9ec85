package dev.afterrun.storage.usage;

/** Fired within the transaction in which what changed was folded, every few seconds: whoever watches what is used looks now. */
public record UsageFolded() {}
