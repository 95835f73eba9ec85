package dev.afterrun.contracts.event;

/** What reaper proposes, on {@code afterrun.expiry}. Keyed by repository. */
public sealed interface ExpiryFact permits ExpiryDue, UnknownExpiryFact {}
