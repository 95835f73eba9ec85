package dev.afterrun.storage.page;

import dev.afterrun.storage.catalog.CurlCommand;
import dev.afterrun.storage.page.PageView.CommitView;
import dev.afterrun.storage.page.PageView.HintView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What to paste into a shell to get the first file of a page and to check it. */
final class Hint {
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
                        CurlCommand.get(file.path(), file.links().orElseThrow().address()),
                        "curl -fsSL " + sums + " | sha256sum -c --ignore-missing"));
    }
}
