package dev.afterrun.http.identity;

/**
 * Who somebody is at the forge, as their realm has it from the forge itself.
 *
 * @param login their name there
 * @param id the forge's own; a login may have changed hands since
 */
public record ForgePerson(String login, String id) {}
