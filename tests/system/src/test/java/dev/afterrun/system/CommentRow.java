package dev.afterrun.system;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A job's row in the table of a comment, as text. */
record CommentRow(String job, String result, String files) {
    private static final Pattern ROW =
            Pattern.compile("\\| \\S+ \\| \\[(?<job>[^]]+)]\\([^)]*\\) \\| [^|]* \\| (?<result>[^|]*) \\|"
                    // Where some job has told of tests.
                    + "(?: [^|]* \\|)? (?<files>[^|]*) \\|");

    static List<CommentRow> of(String comment) {
        return comment.lines().map(CommentRow::parse).flatMap(Optional::stream).toList();
    }

    private static Optional<CommentRow> parse(String line) {
        var row = ROW.matcher(line);
        return row.matches()
                ? Optional.of(new CommentRow(row.group("job"), row.group("result"), row.group("files")))
                : Optional.empty();
    }
}
