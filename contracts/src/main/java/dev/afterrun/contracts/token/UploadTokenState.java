package dev.afterrun.contracts.token;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an upload token is good, and why not. */
public enum UploadTokenState {
    GOOD,
    EXPIRED,
    REVOKED;

    /** As JSON has it: {@code good}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
