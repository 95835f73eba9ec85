package dev.afterrun.duework;

import java.time.Duration;

/**
 * What of one kind is due and not done: the signal by which a service scales.
 *
 * @param rows how many pieces are due, those that somebody is at included
 * @param age how long the oldest of them has been due; zero where there is none
 */
public record Backlog(long rows, Duration age) {}
