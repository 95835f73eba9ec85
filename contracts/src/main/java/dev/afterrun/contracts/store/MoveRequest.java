package dev.afterrun.contracts.store;

/**
 * The request of {@code POST /v1/store/move}.
 *
 * @param from the name of the store that is to be left
 * @param to the name of the store that is to have all
 */
public record MoveRequest(MoveStep step, String from, String to) {}
