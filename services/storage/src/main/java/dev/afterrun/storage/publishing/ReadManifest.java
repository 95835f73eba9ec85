package dev.afterrun.storage.publishing;

import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.http.json.Faults;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.blob.Place;
import dev.afterrun.storage.manifest.FilesReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** Reads a manifest out of its blob. Anybody can name any blob as one, so it is read as strictly as a request. */
@ApplicationScoped
class ReadManifest {
    private final CopyReader stores;
    private final FilesReader reader;

    ReadManifest(CopyReader stores, FilesReader reader) {
        this.stores = stores;
        this.reader = reader;
    }

    Reading at(Place place) throws IOException {
        if (place.slice().length() > Limits.SESSION_BYTES) {
            return new Reading.Unusable(place.slice().length() + " bytes; the limit is " + Limits.SESSION_BYTES);
        }
        try (var content = stores.open(place)) {
            return read(content);
        } catch (ObjectMissing gone) {
            // Disposed of since its place was looked up: as if it had never come.
            return new Reading.Gone();
        }
    }

    private Reading read(InputStream content) throws IOException {
        try {
            var listed = reader.read(content, UnknownFields.KEPT);
            if (!listed.errors().isEmpty()) {
                return new Reading.Unusable(
                        Faults.refusal(listed.errors()).problem().detail());
            }
            return new Reading.Read(new Manifest(listed.files()));
        } catch (ProblemException refusal) {
            return new Reading.Unusable(refusal.problem().detail());
        } catch (IllegalArgumentException refusal) {
            return new Reading.Unusable(String.valueOf(refusal.getMessage()));
        }
    }

    /** What became of reading one. */
    sealed interface Reading {
        /** Its files. */
        record Read(Manifest manifest) implements Reading {}

        /** It is no manifest, and will never be one. */
        record Unusable(String why) implements Reading {}

        /** Its bytes are not here. */
        record Gone() implements Reading {}
    }
}
