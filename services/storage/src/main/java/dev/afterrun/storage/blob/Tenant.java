package dev.afterrun.storage.blob;

import dev.afterrun.contracts.TrustLevel;

/**
 * Within whom a blob is known: one repository at one level of trust. Whoever else holds the same bytes is never told.
 *
 * @param repository the row's number
 */
public record Tenant(long repository, TrustLevel trust) {}
