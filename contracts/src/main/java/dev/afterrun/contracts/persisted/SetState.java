package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a generation stands. It is computed each time that somebody asks; nobody ever sets it. */
public enum SetState {
    /** Its job has not ended as far as is known, or it is not verified yet: it may become visible, for a day at most. */
    PENDING,
    /** It may be restored: its job succeeded, it is verified and it is not invalidated. */
    VISIBLE,
    /** Its job did not succeed, or is none of the branch that it names. */
    FAILED,
    /** It, or what it was made from, is not what it says to be. */
    DAMAGED,
    /** It was invalidated, or what its job had restored was. */
    INVALIDATED,
    /** It has gone: a newer one took its place, its time was over, or it never became visible. */
    ENDED;

    /** As JSON writes it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when it is none of them */
    @JsonCreator
    public static SetState parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
