package dev.afterrun.cli.notify.comment;

import java.net.URI;
import java.time.Instant;

/**
 * Where a job's files lie.
 *
 * @param index the page that lists them
 * @param until when the links end
 */
public record Shelf(URI index, int files, long bytes, Instant until) {}
