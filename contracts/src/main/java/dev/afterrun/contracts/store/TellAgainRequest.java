package dev.afterrun.contracts.store;

/**
 * The request of {@code POST /v1/store/tell-again}.
 *
 * @param newEpoch whether revisions leap ahead of all that were ever told: after the database was restored from a backup, since
 *     what it told after that was lost with it
 */
public record TellAgainRequest(boolean newEpoch) {}
