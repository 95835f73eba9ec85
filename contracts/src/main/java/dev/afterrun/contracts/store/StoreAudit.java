package dev.afterrun.contracts.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * How far one store was audited.
 *
 * @param objects that it listed
 * @param known objects that rows tell of and that are needed
 * @param strays objects that no row tells of, and that are old enough for that to be no upload under way
 * @param strayBytes of these
 * @param missing objects that rows tell of and that the store has not
 * @param young objects without a row that are too young to be judged
 * @param foreign objects without a row whose names are none of ours; they are never touched
 * @param mended findings that were mended
 * @param suspicion why the listing was not gone by: then nothing was mended here
 */
public record StoreAudit(
        String store,
        Phase phase,
        long objects,
        long known,
        long strays,
        long strayBytes,
        long missing,
        long young,
        long foreign,
        long mended,
        Optional<String> suspicion) {

    /** What is being done about the store. */
    public enum Phase {
        /** The listing and the rows are compared. */
        COMPARE,
        /** What was found is mended. */
        MEND,
        /** All was compared, and mended where that was asked for. */
        DONE,
        /** The listing could not be gone by. */
        SUSPECT;

        /** As it stands in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
