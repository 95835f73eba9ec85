package dev.afterrun.forge.local;

/**
 * What is sent to set a reaction of ours.
 *
 * @param content as GitHub calls it: {@code +1}, {@code -1}, {@code confused} or {@code eyes}
 */
public record ReactionBody(String content) {}
