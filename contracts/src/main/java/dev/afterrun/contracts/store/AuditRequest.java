package dev.afterrun.contracts.store;

/**
 * The request of {@code POST /v1/store/audit}.
 *
 * @param repair whether what it finds is mended too
 * @param howeverMany whether to go by the listing also where so much is missing or unknown that it looks like that of another
 *     store
 */
public record AuditRequest(boolean repair, boolean howeverMany) {}
