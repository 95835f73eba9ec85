package dev.afterrun.storage.pass;

/**
 * The way of copies from one store to another, by the names of the stores.
 *
 * @param from the store that they are to leave
 * @param to the store that is to have them all
 */
public record Route(String from, String to) {}
