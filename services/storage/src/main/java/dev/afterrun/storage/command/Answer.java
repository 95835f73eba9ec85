package dev.afterrun.storage.command;

import dev.afterrun.contracts.event.CommandAnswered.Reaction;
import java.util.Optional;

/**
 * What became of one command.
 *
 * @param explains whether the words only say why it was not done, which is said once an hour
 * @param showsComment whether our comment is wanted again, where somebody deleted it
 */
record Answer(Reaction reaction, Optional<String> text, boolean explains, boolean showsComment) {
    static Answer done(String text) {
        return new Answer(Reaction.DONE, Optional.of(text), false, false);
    }

    /** It cannot be; the words say what can. */
    static Answer refused(String text) {
        return new Answer(Reaction.REFUSED, Optional.of(text), false, false);
    }

    static Answer mayNot(String login) {
        return new Answer(
                Reaction.REFUSED,
                Optional.of(login + " may not write to this repository, as the forge says;"
                        + " somebody who may can ask for this."),
                true,
                false);
    }

    static Answer unclear(String text) {
        return new Answer(Reaction.NOT_UNDERSTOOD, Optional.of(text), true, false);
    }

    static Answer seen(String text) {
        return new Answer(Reaction.SEEN, Optional.of(text), false, false);
    }

    Answer showingComment() {
        return new Answer(reaction, text, explains, true);
    }

    /** The same without words that only explain. */
    Answer unexplained() {
        return explains ? new Answer(reaction, Optional.empty(), false, showsComment) : this;
    }
}
