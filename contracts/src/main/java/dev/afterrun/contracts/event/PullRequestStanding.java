package dev.afterrun.contracts.event;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.afterrun.contracts.PullRequestState;
import java.util.Locale;

/**
 * How a commit stands to a pull request that it belongs to, as the forge last said.
 *
 * @param fork whether the pull request comes from another repository
 */
public record PullRequestStanding(int number, PullRequestState state, Place place, boolean fork) {

    /** Where the commit is in the pull request. */
    public enum Place {
        /** It is the head, or the test merge of the head. */
        HEAD,
        /** It was, or the forge associates it otherwise: pushed over, forced away, merged. */
        EARLIER;

        /** As JSON writes it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
