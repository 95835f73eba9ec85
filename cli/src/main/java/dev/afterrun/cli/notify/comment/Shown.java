package dev.afterrun.cli.notify.comment;

import dev.afterrun.contracts.Commit;
import dev.afterrun.forge.Comment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Our comments on a pull request at one moment: the oldest counts, and any other is a duplicate that two jobs made by starting
 * together.
 */
record Shown(List<Comment> comments) {

    Optional<Comment> first() {
        return comments.stream().findFirst();
    }

    List<Comment> duplicates() {
        return comments.stream().skip(1).toList();
    }

    /** Of which commits they speak. */
    List<Commit> commits() {
        return results().map(Results::commit).distinct().toList();
    }

    /** What all of them say, duplicates too. */
    Stream<Results> results() {
        return comments.stream().flatMap(comment -> CommentReader.read(comment.body()).stream());
    }

    /** Whether the one that counts says all of {@code results}. */
    boolean tells(Results results) {
        return first().flatMap(comment -> CommentReader.read(comment.body()))
                .filter(told -> told.covers(results))
                .isPresent();
    }
}
