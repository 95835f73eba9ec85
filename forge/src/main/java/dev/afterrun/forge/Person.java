package dev.afterrun.forge;

/**
 * An account of the forge, as something that it told names it.
 *
 * @param id the forge's own; a login may have changed hands since
 */
public record Person(String login, String id) {}
