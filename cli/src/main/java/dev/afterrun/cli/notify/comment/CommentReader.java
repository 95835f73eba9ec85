package dev.afterrun.cli.notify.comment;

import dev.afterrun.contracts.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the last writer left. Our marks stand at the beginning of a line, where nothing from outside can put them; what
 * is damaged is passed over.
 */
final class CommentReader {
    private Optional<Commit> commit = Optional.empty();
    private final List<Section> sections = new ArrayList<>();

    private Optional<Heading> heading = Optional.empty();
    private final StringBuilder summary = new StringBuilder();
    private final StringBuilder files = new StringBuilder();
    private Part part = Part.NONE;

    private enum Part {
        NONE,
        SUMMARY,
        FILES
    }

    private CommentReader() {}

    /** Empty where the comment does not say of which commit it speaks. */
    static Optional<Results> read(String body) {
        var reader = new CommentReader();
        body.lines().forEach(reader::line);
        reader.sectionEnds();
        return reader.commit.map(commit -> Results.of(commit, reader.sections));
    }

    private void line(String line) {
        if (!Marks.isMark(line)) {
            text(line);
            return;
        }
        switch (line) {
            case Marks.SUMMARY -> part = Part.SUMMARY;
            case Marks.FILES -> part = Part.FILES;
            case Marks.END -> sectionEnds();
            default -> begins(line);
        }
    }

    private void begins(String line) {
        Marks.commit(line).ifPresent(read -> commit = Optional.of(read));
        Marks.heading(line).ifPresent(read -> {
            sectionEnds();
            heading = Optional.of(read);
        });
    }

    private void text(String line) {
        switch (part) {
            case NONE -> {
                // What people see around the sections is written anew.
            }
            case SUMMARY -> summary.append(line).append('\n');
            case FILES -> files.append(line).append('\n');
        }
    }

    private void sectionEnds() {
        heading.ifPresent(read -> sections.add(
                new Section(read, summary.toString().strip(), files.toString().strip())));
        heading = Optional.empty();
        summary.setLength(0);
        files.setLength(0);
        part = Part.NONE;
    }
}
