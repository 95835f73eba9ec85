package dev.afterrun.storage.persisted.repacking;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.persisted.pack.PackIndex;
import dev.afterrun.storage.blob.NewCopy;

/** A pack that was just written, and that nothing refers to yet. */
record NewPack(NewCopy copy, PackIndex index) {
    Digest sha256() {
        return copy.sha256();
    }

    SetBlob blob() {
        return new SetBlob(copy.sha256(), copy.place().length());
    }
}
