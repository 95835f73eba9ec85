package dev.afterrun.storage.move;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSink;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.pass.Brake;
import dev.afterrun.storage.pass.NotWritten;
import dev.afterrun.storage.pass.Part;
import dev.afterrun.storage.pass.PassWorker;
import dev.afterrun.storage.pass.Rate;
import dev.afterrun.storage.pass.ReadObject;
import dev.afterrun.storage.pass.Reading;
import dev.afterrun.storage.pass.StoredCopy;
import dev.afterrun.storage.pass.Walk;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Copies objects of one store to another, each whole and compared as it passes: a pack stays one. */
@ApplicationScoped
class CopyObjects implements PassWorker {
    static final String KIND = "copy-objects";

    private final Walk walk;
    private final Stores stores;
    private final MovedCopies copies;
    private final MoveSettings settings;

    CopyObjects(Walk walk, Stores stores, MovedCopies copies, MoveSettings settings) {
        this.walk = walk;
        this.stores = stores;
        this.copies = copies;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Walk walk() {
        return walk;
    }

    @Override
    public Rate rate() {
        return new Rate(Moves.PURPOSE, settings.rate());
    }

    @Override
    public List<StoredCopy> wanted(Part part, List<StoredCopy> all) {
        return copies.lackingIn(part.route().orElseThrow().to(), all);
    }

    @Override
    public Reading read(Part part, ObjectKey object, List<StoredCopy> wanted, Brake brake) throws IOException {
        var from = stores.named(part.name().store());
        var to = part.route().orElseThrow().to();
        var fresh = ObjectKey.fresh();
        copies.writing(new ObjectInStore(to, fresh));
        try (var sink = new Target(to, open(to, fresh))) {
            var damaged = copy(from, object, wanted, brake, sink);
            if (damaged.size() < wanted.size()) {
                sink.commit();
            }
            return Reading.of(damaged, well -> copies.written(new ObjectInStore(to, fresh), well));
        }
    }

    private static Map<StoredCopy, String> copy(
            BlobReader from, ObjectKey object, List<StoredCopy> wanted, Brake brake, Target sink) throws IOException {
        return new ReadObject(from, brake, sink::append).damaged(object, wanted);
    }

    private ObjectSink open(String store, ObjectKey fresh) throws IOException {
        var target = stores.named(store);
        try {
            return target.write(fresh);
        } catch (IOException e) {
            throw new NotWritten(store, e);
        }
    }

    /** Tells failures of the store that is written to from those of the one that is read. */
    private record Target(String store, ObjectSink sink) implements AutoCloseable {
        void append(byte[] buffer, int count) throws IOException {
            try {
                sink.append(ByteBuffer.wrap(buffer, 0, count));
            } catch (IOException e) {
                throw new NotWritten(store, e);
            }
        }

        void commit() throws IOException {
            try {
                sink.commit();
            } catch (IOException e) {
                throw new NotWritten(store, e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                sink.close();
            } catch (IOException e) {
                throw new NotWritten(store, e);
            }
        }
    }
}
