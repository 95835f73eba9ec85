package dev.afterrun.contracts.event;

/** A fact of a type that this version does not know: kept, not failed on. */
public record UnknownPullRequestFact(String type) implements PullRequestFact {}
