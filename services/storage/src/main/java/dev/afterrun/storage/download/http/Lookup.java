package dev.afterrun.storage.download.http;

import dev.afterrun.blobs.BlobStoreException;
import dev.afterrun.blobs.Delivery;
import dev.afterrun.blobs.Delivery.LocalFile;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.blob.DamagedBlobs;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.FindFile;
import dev.afterrun.storage.download.Finding;
import dev.afterrun.storage.download.FoundFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Finds a file and makes it ready to be sent. Blocks. */
@ApplicationScoped
class Lookup {
    /** Up to this size a copy in memory is cheaper than a file handle, and one packet train carries all. */
    private static final int HELD = 32 * 1024;

    private final FindFile findFile;
    private final CopyReader stores;
    private final DamagedBlobs damagedBlobs;

    Lookup(FindFile findFile, CopyReader stores, DamagedBlobs damagedBlobs) {
        this.findFile = findFile;
        this.damagedBlobs = damagedBlobs;
        this.stores = stores;
    }

    /** The file at {@code address}, or why there is none. */
    Answer find(Address.OfFile address) {
        return switch (findFile.find(address)) {
            case Finding.Found found -> ready(address, found.file(), Manner.of(address));
            // Nothing of it is kept ready: each reader has to take a download first.
            case Finding.FoundCounted(var file, var job) ->
                new Counted(Serving.whole(address, file, Manner.of(address)), job);
            case Finding finding -> new Not(finding);
        };
    }

    /** What a site says where {@code address} leads to nothing; empty where it says nothing. */
    Optional<Serving> pageOfNothing(Address.InRef address) {
        return findFile.pageOfNothing(address.repository(), address.ref(), address.path())
                                instanceof Finding.Found found
                        && ready(address, found.file(), Manner.SHOWN) instanceof Ready ready
                ? Optional.of(ready.serving())
                : Optional.empty();
    }

    private Answer ready(Address.OfFile address, FoundFile file, Manner manner) {
        try {
            var bytes = file.size() <= HELD ? held(file) : delivered(file, manner);
            return new Ready(Serving.of(address, file, bytes, manner));
        } catch (DamagedObject damaged) {
            QuarkusTransaction.requiringNew().run(() -> damagedBlobs.mark(file.sha256(), file.place(), damaged.what));
            // Another copy may be well; each look marks one that is not, so there is an end.
            return find(address);
        } catch (BlobStoreException gone) {
            return new Not(new Finding.Unreadable());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Bytes held(FoundFile file) throws IOException {
        try (var stream = stores.open(file.place())) {
            var content = stream.readAllBytes();
            if (!Digest.of(content).equals(file.sha256())) {
                throw new DamagedObject("the bytes there have the SHA-256 " + Digest.of(content));
            }
            return new Bytes.Held(Buffer.buffer(content));
        }
    }

    private Bytes delivered(FoundFile file, Manner manner) throws IOException {
        return switch (stores.deliver(file.place())) {
            case LocalFile local -> new Bytes.Local(local);
            case Delivery.Streamed streamed -> {
                // Only which way it is was of interest; each reader gets a stream of its own.
                streamed.content().close();
                yield new Bytes.Through();
            }
            // The store's answer would lack what keeps a page apart from others.
            case Delivery.Redirect redirect -> manner == Manner.SHOWN ? new Bytes.Through() : new Bytes.Remote();
        };
    }

    /** The bytes there are others than those that were stored. */
    private static final class DamagedObject extends IOException {
        private final String what;

        DamagedObject(String what) {
            super(what);
            this.what = what;
        }
    }

    /** What is to be answered. */
    sealed interface Answer {}

    record Ready(Serving serving) implements Answer {}

    /** A file of which only so many downloads are left. */
    record Counted(Serving serving, JobKey job) implements Answer {}

    record Not(Finding finding) implements Answer {}
}
