package dev.afterrun.storage.blob;

import dev.afterrun.contracts.Digest;

/** Fired within the transaction that marks a copy as damaged: whoever remembers where the blob lies is to forget it. */
public record BlobDamaged(Digest sha256) {}
