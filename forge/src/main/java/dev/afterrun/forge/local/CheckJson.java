package dev.afterrun.forge.local;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.afterrun.forge.CheckState;
import java.util.Optional;

/**
 * A check run or a status in the local forge's API.
 *
 * @param id set by the forge
 * @param author who it is by; us where it is left out
 */
public record CheckJson(
        long id,
        Kind kind,
        String name,
        CheckState state,
        String title,
        Optional<String> summary,
        Optional<String> details,
        Optional<String> author) {

    /** What it is to those who look. */
    public enum Kind {
        CHECK_RUN,
        STATUS
    }

    /** Whether it is by us. */
    @JsonIgnore
    public boolean isOurs() {
        return author.equals(Optional.of(LocalForge.AUTHOR));
    }

    /** The same under this id, by whom it says or by us. */
    public CheckJson kept(long newId) {
        return new CheckJson(
                newId, kind, name, state, title, summary, details, Optional.of(author.orElse(LocalForge.AUTHOR)));
    }
}
