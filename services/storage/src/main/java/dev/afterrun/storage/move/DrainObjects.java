package dev.afterrun.storage.move;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.pass.Brake;
import dev.afterrun.storage.pass.Part;
import dev.afterrun.storage.pass.PassWorker;
import dev.afterrun.storage.pass.Rate;
import dev.afterrun.storage.pass.ReadObject;
import dev.afterrun.storage.pass.Reading;
import dev.afterrun.storage.pass.StoredCopy;
import dev.afterrun.storage.pass.Walk;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

/** Reads the objects of the store that is to have all; what it finds well in there leaves the other one. */
@ApplicationScoped
class DrainObjects implements PassWorker {
    static final String KIND = "drain-objects";

    private final Walk walk;
    private final Stores stores;
    private final MovedCopies copies;
    private final MoveSettings settings;

    DrainObjects(Walk walk, Stores stores, MovedCopies copies, MoveSettings settings) {
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
        return copies.beingIn(part.route().orElseThrow().from(), all);
    }

    @Override
    public Reading read(Part part, ObjectKey object, List<StoredCopy> wanted, Brake brake) throws IOException {
        var there = stores.named(part.name().store());
        var from = part.route().orElseThrow().from();
        return Reading.of(new ReadObject(there, brake).damaged(object, wanted), well -> copies.leave(from, well));
    }
}
