package dev.afterrun.ingest.webhook;

/**
 * One webhook whose signature fits.
 *
 * @param id GitHub's, the same when it is delivered again
 * @param event GitHub's name of what happened
 */
public record Delivery(String id, String event) {}
