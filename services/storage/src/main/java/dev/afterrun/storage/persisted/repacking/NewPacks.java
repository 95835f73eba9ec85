package dev.afterrun.storage.persisted.repacking;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.BlobWriter;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.Digest;
import dev.afterrun.duework.DueWork;
import dev.afterrun.persisted.pack.PackIndex;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.NewCopy;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.disposal.DeleteObject;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Packs that are written here, each the object of its own.
 *
 * <pre>
 * to be deleted in a day ──▶ written ──┬─ referred to ──▶ live
 *                                      └─ not needed, or a crash ──▶ deleted
 * </pre>
 */
@ApplicationScoped
class NewPacks {
    /** Longer than a turn takes. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final BlobWriter store;
    private final Copies copies;
    private final DueWork dueWork;

    NewPacks(BlobStore store, Copies copies, DueWork dueWork) {
        this.store = store;
        this.copies = copies;
        this.dueWork = dueWork;
    }

    /** Writes {@code length} bytes of {@code buffer}. */
    NewPack write(byte[] buffer, int length, PackIndex index) throws IOException {
        var key = ObjectKey.fresh();
        QuarkusTransaction.requiringNew().run(() -> delete(key, ABANDONED));
        var hash = Digest.sha256();
        hash.update(buffer, 0, length);
        try (var sink = store.write(key)) {
            sink.append(ByteBuffer.wrap(buffer, 0, length));
            sink.commit();
        }
        return new NewPack(NewCopy.whole(Digest.ofHash(hash.digest()), key, length), index);
    }

    /**
     * They have live copies from now on, which stay until the transaction ends: theirs, or those that were there.
     *
     * @throws IllegalStateException when one is being deleted; nothing was replaced then, and it is done again
     */
    @Transactional(TxType.MANDATORY)
    void keep(Collection<NewPack> packs) {
        var written = packs.stream().map(NewPack::copy).toList();
        var unneeded = copies.add(written);
        written.forEach(copy -> {
            if (unneeded.contains(copy)) {
                delete(copy.place().key(), Duration.ZERO);
            } else if (!dueWork.withdraw(DeleteObject.KIND, key(copy.place().key()))) {
                throw new IllegalStateException(
                        "the object " + copy.place().key() + " was being deleted when it was to be referred to");
            }
        });
    }

    /** Nothing came of them. */
    @Transactional(TxType.MANDATORY)
    void drop(List<NewPack> packs) {
        packs.forEach(pack -> delete(pack.copy().place().key(), Duration.ZERO));
    }

    private void delete(ObjectKey key, Duration after) {
        dueWork.mark(DeleteObject.KIND, key(key), after);
    }

    private String key(ObjectKey key) {
        return DeleteObject.key(new ObjectInStore(copies.mainStore(), key));
    }
}
