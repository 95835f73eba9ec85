package dev.afterrun.contracts.event;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of something that a person asked for on a pull request, by a comment or by a label.
 *
 * <p>Type {@value #TYPE}.
 *
 * @param comment the forge's id of the comment that asked; empty where a label did
 * @param by who asked
 * @param reaction what the comment gets; a label gets none
 * @param text the answer in words, as plain text of up to {@value dev.afterrun.contracts.Limits#ANSWER_LENGTH} characters; empty
 *     where the reaction says it all
 * @param showsComment whether our comment is wanted again where a person deleted it
 * @param answeredAt when that was decided; of two answers the later one is the newer
 */
public record CommandAnswered(
        RepositoryId repository,
        RepositoryName name,
        int number,
        Optional<Long> comment,
        Actor by,
        Reaction reaction,
        Optional<String> text,
        boolean showsComment,
        Instant answeredAt)
        implements StorageFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.command.answered.v1";

    /** The answer in one sign. */
    public enum Reaction {
        /** It is done. */
        DONE,
        /** It is not done: who asked may not, or it cannot be. */
        REFUSED,
        /** It is not clear what was asked for. */
        NOT_UNDERSTOOD,
        /** It was seen, and what there is to say stands in words. */
        SEEN;

        /** As JSON writes it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
