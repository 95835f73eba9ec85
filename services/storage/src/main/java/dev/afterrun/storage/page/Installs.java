package dev.afterrun.storage.page;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.InstallCommands;
import dev.afterrun.storage.page.PageView.CommitView;
import dev.afterrun.storage.page.PageView.InstallView;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Comparator;
import java.util.List;

/** What to paste into a shell to install what a ref has, by tool. */
@ApplicationScoped
class Installs {
    /** More commands than these for one tool nobody wants to choose from; the index has them all. */
    private static final int SHOWN = 5;

    private final List<InstallCommands> tools;
    private final PageUrls urls;

    Installs(@All List<InstallCommands> tools, PageUrls urls) {
        this.tools = tools.stream()
                .sorted(Comparator.comparing(InstallCommands::tool))
                .toList();
        this.urls = urls;
    }

    /** The commands for the ref of {@code page}, of which {@code commits} are shown. */
    List<InstallView> of(Address.Page page, List<CommitView> commits) {
        var candidates = Candidates.of(page.repository(), page.ref());
        var ref = urls.files(page.repository(), page.ref());
        return tools.stream()
                // Indexes are asked only where one of the files that are shown could be in them.
                .filter(tool -> concerns(tool, commits))
                .map(tool -> new InstallView(tool.tool(), commands(tool, candidates, ref)))
                .filter(install -> !install.commands().isEmpty())
                .toList();
    }

    private static List<String> commands(InstallCommands tool, Candidates candidates, URI ref) {
        try {
            return tool.of(candidates, ref).stream().limit(SHOWN).toList();
        } catch (ProblemException noIndex) {
            // Its index says so itself; the page has all else.
            return List.of();
        }
    }

    private static boolean concerns(InstallCommands tool, List<CommitView> commits) {
        return commits.stream()
                .flatMap(commit -> commit.jobs().stream())
                .flatMap(job -> job.files().stream())
                .anyMatch(file -> tool.concerns(file.name()));
    }
}
