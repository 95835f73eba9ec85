package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.Digest;
import java.util.List;

/** In the transaction that condemns copies: what was known of these contents may go, unless another copy is left. */
public record BlobsDisposed(List<Digest> blobs) {}
