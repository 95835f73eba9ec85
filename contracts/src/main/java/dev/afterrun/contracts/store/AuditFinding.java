package dev.afterrun.contracts.store;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.afterrun.contracts.verification.DamagedFile;
import java.util.List;
import java.util.Locale;

/**
 * An object that only its store, or only the database, tells of.
 *
 * @param object the object's key in its store
 * @param bytes of the object, or of what rows say lies in it
 * @param mended a stray was given to be deleted; of a missing one the copies count no more
 * @param files up to 10 of the files that have no other copy
 */
public record AuditFinding(
        String store, String object, Kind kind, long bytes, boolean mended, List<DamagedFile> files) {
    /** Files of one object that an answer names. */
    public static final int FILES = 10;

    public AuditFinding {
        files = files == null ? List.of() : List.copyOf(files);
    }

    /** Which of both tells of it. */
    public enum Kind {
        /** The database alone. */
        MISSING,
        /** The store alone. */
        STRAY;

        /** As it stands in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
