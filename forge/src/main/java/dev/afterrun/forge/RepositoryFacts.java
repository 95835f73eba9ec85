package dev.afterrun.forge;

/**
 * A repository as the forge has it.
 *
 * @param id the forge's own: a name may have changed hands since
 * @param isPrivate whether not everybody may see it
 */
public record RepositoryFacts(String id, boolean isPrivate) {}
