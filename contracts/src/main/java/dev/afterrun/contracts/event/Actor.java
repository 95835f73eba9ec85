package dev.afterrun.contracts.event;

/**
 * Whose doing it was, as the forge says.
 *
 * @param id the forge's own; a login may change hands
 */
public record Actor(String login, String id) {}
