package dev.afterrun.storage.persisted.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.persisted.restore.SetDamaged;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.blob.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads what a set has in it out of its blob. */
@ApplicationScoped
public class ReadDescription {
    private final CopyReader stores;
    private final ObjectReader descriptions;

    ReadDescription(CopyReader stores, ObjectMapper json) {
        this.stores = stores;
        // A field that is left out would be missed by whoever restores.
        this.descriptions =
                json.readerFor(SetDescription.class).with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    }

    /** @throws SetDamaged when it is none, or passes a bound */
    public SetDescription at(Place place) throws IOException {
        try (var content = stores.open(place)) {
            return parsed(unpacked(content));
        }
    }

    /** Whole before it is read as JSON: a store that breaks off must not look like a description that does. */
    private static byte[] unpacked(InputStream content) throws IOException {
        var packed = content.readAllBytes();
        try (var plain = new ZstdInputStream(new ByteArrayInputStream(packed))) {
            var bytes = plain.readNBytes(Limits.SET_DESCRIPTION_BYTES + 1);
            if (bytes.length > Limits.SET_DESCRIPTION_BYTES) {
                throw new SetDamaged(
                        "the description has more than " + Limits.SET_DESCRIPTION_BYTES + " bytes, which is the limit");
            }
            return bytes;
        } catch (ZstdIOException e) {
            throw new SetDamaged("the description cannot be unpacked: " + e.getMessage());
        }
    }

    private SetDescription parsed(byte[] bytes) throws IOException {
        try {
            return descriptions.readValue(bytes);
        } catch (JsonProcessingException e) {
            throw new SetDamaged("the description cannot be read: " + e.getOriginalMessage());
        }
    }
}
