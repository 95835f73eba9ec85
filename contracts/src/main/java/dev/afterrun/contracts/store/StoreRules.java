package dev.afterrun.contracts.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The answer to {@code POST /v1/store/rules}: who ends uploads that were abandoned. */
public record StoreRules(Ending abandonedUploads) {

    /** Who ends them. */
    public enum Ending {
        /** The store too, by rules of its own that it has now. */
        BY_THE_STORE,
        /** Storage alone: the store knows no such rules. */
        BY_STORAGE_ALONE,
        /** Storage; a directory has no rules. */
        NOT_NEEDED;

        /** As it stands in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
