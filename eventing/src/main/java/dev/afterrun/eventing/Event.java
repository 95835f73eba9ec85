package dev.afterrun.eventing;

import java.time.Instant;

/**
 * A fact and its envelope (CloudEvents 1.0).
 *
 * @param id unique within {@code source}; a second event of the same is the same event
 * @param source who says it, a URI reference
 */
public record Event<F>(String id, String source, Instant time, F fact) {}
