package dev.afterrun.notifier.picture;

import java.time.Instant;

/**
 * What somebody was answered in words.
 *
 * @param said plain text, of several lines where several things were asked for
 */
public record AnsweredCommand(String login, Instant at, String said) {}
