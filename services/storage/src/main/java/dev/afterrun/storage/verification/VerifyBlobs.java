package dev.afterrun.storage.verification;

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

/** Reads a part of a pass over all that is stored; what is damaged is marked. */
@ApplicationScoped
class VerifyBlobs implements PassWorker {
    static final String KIND = "verify-blobs";

    private static final String PURPOSE = "verification";

    private final Walk walk;
    private final Stores stores;
    private final VerificationSettings settings;

    VerifyBlobs(Walk walk, Stores stores, VerificationSettings settings) {
        this.walk = walk;
        this.stores = stores;
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
        return new Rate(PURPOSE, settings.rate());
    }

    @Override
    public List<StoredCopy> wanted(Part part, List<StoredCopy> copies) {
        return copies;
    }

    @Override
    public Reading read(Part part, ObjectKey object, List<StoredCopy> copies, Brake brake) throws IOException {
        var store = stores.named(part.name().store());
        return Reading.of(new ReadObject(store, brake).damaged(object, copies));
    }
}
