package dev.afterrun.storage.index.pip;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.index.BlobChannel;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Collection;

/** Takes down what wheels say of themselves: once for each content, however many runs bring it. */
@ApplicationScoped
public class ReadWheels {
    /** Bytes of one wheel that are read: its table of contents, some ten thousand files long, and its METADATA. */
    private static final long BUDGET = 6 * 1024 * 1024;

    private final BlobReader store;
    private final Copies copies;
    private final Wheels wheels;

    ReadWheels(BlobStore store, Copies copies, Wheels wheels) {
        this.store = store;
        this.copies = copies;
        this.wheels = wheels;
    }

    /** Reads those of {@code blobs}, which are named as wheels are, that were not read before. No transaction is open. */
    public void read(Collection<Digest> blobs) throws IOException {
        for (var blob : wheels.unread(blobs)) {
            var place = copies.find(blob);
            if (place.isPresent()) {
                read(blob, place.get());
            }
        }
    }

    private void read(Digest blob, ObjectSlice place) throws IOException {
        try {
            var metadata = CoreMetadata.parse(WheelArchive.metadata(new BlobChannel(store, place, BUDGET)));
            QuarkusTransaction.requiringNew().run(() -> wheels.sound(blob, metadata));
        } catch (Defect defect) {
            QuarkusTransaction.requiringNew().run(() -> wheels.defective(blob, defect.why()));
        } catch (ObjectMissing gone) {
            // Disposed of since its place was looked up: whoever brings it again has it read again.
        }
    }
}
