package dev.afterrun.duework;

/**
 * A piece of work that was taken under a lease.
 *
 * @param kind which worker does it
 * @param key what it is about
 * @param generation counts how often it was marked; work that was marked again meanwhile is done again
 * @param attempts how often it was taken since it last succeeded, this time included
 */
public record DueItem(String kind, String key, long generation, int attempts) {}
