package dev.afterrun.storage.page;

import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.pip.PythonPackages;
import dev.afterrun.storage.page.PageView.CommitView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What to paste into a shell to install what a ref has, one command for each package. */
@ApplicationScoped
class Installs {
    /** More commands than these nobody wants to choose from; the index has them all. */
    private static final int SHOWN = 5;

    private final PythonPackages python;
    private final PageUrls urls;

    Installs(PythonPackages python, PageUrls urls) {
        this.python = python;
        this.urls = urls;
    }

    /** The commands for the ref of {@code page}, of which {@code commits} are shown. */
    List<String> of(Address.Page page, List<CommitView> commits) {
        // Indexes are asked only where one of the files that are shown could be in them.
        if (!hasWheels(commits)) {
            return List.of();
        }
        var index = urls.pythonIndex(page.repository(), page.ref());
        return python.projects(Candidates.of(page.repository(), page.ref())).stream()
                .limit(SHOWN)
                .map(project -> "pip install --index-url " + index + " " + project)
                .toList();
    }

    private static boolean hasWheels(List<CommitView> commits) {
        return commits.stream()
                .flatMap(commit -> commit.jobs().stream())
                .flatMap(job -> job.files().stream())
                .anyMatch(file -> file.path().endsWith(".whl"));
    }
}
