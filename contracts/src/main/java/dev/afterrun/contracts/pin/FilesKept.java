package dev.afterrun.contracts.pin;

/**
 * What asking to keep files came to.
 *
 * @param files how many are held from now on; those that are still to come are not counted
 * @param gone how many of the run had gone before
 */
public record FilesKept(PinnedFiles pin, int files, int gone) {}
