package dev.afterrun.storage.page;

import dev.afterrun.storage.page.PageView.CommitView;
import dev.afterrun.storage.page.PageView.HintView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to paste into a shell to get the first file of a page and to check it. */
final class Hint {
    /** What no shell takes for anything but itself. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/@%+=:,-]+");

    private Hint() {}

    /** The commands, where there is a file; {@code sums} are the digests of all. */
    static Optional<HintView> of(List<CommitView> commits, String sums) {
        return commits.stream()
                .flatMap(commit -> commit.jobs().stream())
                // A file of a job that went well is what most came for.
                .sorted(Comparator.comparing(job -> !job.conclusion().equals("success")))
                .flatMap(job -> job.files().stream())
                .filter(file -> file.links().isPresent())
                .findFirst()
                .map(file -> new HintView(
                        "curl -fL --create-dirs -o " + quoted(file.path()) + " "
                                + file.links().orElseThrow().address(),
                        "curl -fsSL " + sums + " | sha256sum -c --ignore-missing"));
    }

    /** {@code path} as one word of a POSIX shell. */
    static String quoted(String path) {
        var word = path.startsWith("-") ? "./" + path : path;
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
