package dev.afterrun.benchmarks;

/**
 * What can be chosen of a soak.
 *
 * @param minutes how long jobs arrive
 * @param seed of what is left to chance
 */
public record SoakChoice(int minutes, long seed) {}
