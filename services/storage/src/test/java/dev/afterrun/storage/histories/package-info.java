/**
 * Histories: what replicas do, in an order that a seed decides, with ends of processes at any statement and any call of the
 * store; and what must hold after each.
 */
@NullMarked
package dev.afterrun.storage.histories;

import org.jspecify.annotations.NullMarked;
