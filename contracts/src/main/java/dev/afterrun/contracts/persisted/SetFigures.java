package dev.afterrun.contracts.persisted;

/**
 * What a set adds up to, as it was counted when it was verified.
 *
 * @param files each once, whatever names it has
 * @param bytes of its files, holes among them
 * @param chunks each once
 * @param packs that have them
 * @param newBytes of the packs and the description that came with this generation
 */
public record SetFigures(int files, long bytes, int chunks, int packs, long newBytes) {}
