package dev.afterrun.notifier.rendering;

/**
 * What stands beside the marker and the link.
 *
 * @param facts empty where a repository words them itself, below
 * @param templateProblem what of a repository's own words cannot be used; empty where all can
 */
record Head(String headline, String facts, String templateProblem) {}
