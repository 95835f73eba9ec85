package dev.afterrun.reaper.schedule;

import java.time.Duration;

/**
 * What storage has not yet disposed of although it is due.
 *
 * @param jobs how many
 * @param age how long the oldest of them has been due; zero where there is none
 */
public record Overdue(long jobs, Duration age) {}
