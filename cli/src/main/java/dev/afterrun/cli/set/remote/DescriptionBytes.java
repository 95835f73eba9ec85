package dev.afterrun.cli.set.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.LimitPassed;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.persisted.restore.SetDamaged;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A set's description as it travels: JSON in UTF-8 as one zstd frame. */
public final class DescriptionBytes {
    /** There is one a set, and half of it is digests: more work finds little more. */
    private static final int LEVEL = 6;

    private DescriptionBytes() {}

    /**
     * The same set is always the same bytes.
     *
     * @throws LimitPassed when it is longer than a server takes
     */
    public static byte[] of(SetDescription set) {
        var json = Json.write(set);
        LimitPassed.refuse("bytes of a set's description", json.length, Limits.SET_DESCRIPTION_BYTES);
        return Zstd.compress(json, LEVEL);
    }

    /** @throws SetDamaged when these bytes are no description, or one of a version that is not known here */
    public static SetDescription read(byte[] bytes) {
        try (var plain = new ZstdInputStream(new ByteArrayInputStream(bytes))) {
            var json = plain.readNBytes(Limits.SET_DESCRIPTION_BYTES + 1);
            LimitPassed.refuse("bytes of a set's description", json.length, Limits.SET_DESCRIPTION_BYTES);
            return Json.read(json, SetDescription.class);
        } catch (JsonProcessingException e) {
            throw new SetDamaged("the set's description cannot be read: " + e.getOriginalMessage());
        } catch (IOException | LimitPassed e) {
            throw new SetDamaged("the set's description cannot be read: " + e.getMessage());
        }
    }
}
