package dev.afterrun.cli.notify.comment;

import dev.afterrun.contracts.Commit;
import dev.afterrun.forge.Comment;

/** What became of a section. */
public sealed interface Written {

    /** It is in the comment. */
    record Told(Comment comment) implements Written {}

    /** The comment speaks of another commit, which ours does not come after, and stays. */
    record Overtaken(Commit by) implements Written {}
}
