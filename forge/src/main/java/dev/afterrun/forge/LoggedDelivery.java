package dev.afterrun.forge;

import java.time.Instant;

/**
 * That the forge once tried to tell us something.
 *
 * @param id of this try alone
 * @param guid of what was to be told: the same in every try, and what the receiver sees as the id of the delivery
 * @param at when, by the forge's clock
 * @param again whether somebody had asked for it
 * @param answered whether we answered that we have it
 * @param event the forge's name of what happened
 */
public record LoggedDelivery(long id, String guid, Instant at, boolean again, boolean answered, String event) {}
