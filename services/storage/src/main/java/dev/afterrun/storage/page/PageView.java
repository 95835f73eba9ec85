package dev.afterrun.storage.page;

import dev.afterrun.contracts.Commit;
import java.util.List;
import java.util.Optional;

/**
 * A page of jobs.
 *
 * @param heading what it is about: {@code Run 77}
 * @param commits the jobs, by commit
 * @param installs what installs what is here, by tool
 * @param hint how to get and check a file, where there is one
 * @param all how to get all files at once, where there are any
 * @param notices what people of the repository have to know
 * @param next where the list of jobs goes on
 */
public record PageView(
        String repository,
        String heading,
        Optional<PullRequestView> pullRequest,
        List<CommitView> commits,
        List<InstallView> installs,
        Optional<HintView> hint,
        Optional<AllView> all,
        List<NoticeView> notices,
        Optional<String> next) {
    /**
     * A commit and its jobs.
     *
     * @param label what it is to the page, where that needs saying: {@code present head}
     */
    public record CommitView(String hex, String abbreviated, String page, Optional<String> label, List<JobView> jobs) {
        /** Whether there is a commit: files that were sent by hand have none. */
        public boolean known() {
            return !new Commit(hex).isNone();
        }
    }

    /**
     * A pull request as the forge last described it.
     *
     * @param url its page at the forge, where a browser may follow it
     */
    public record PullRequestView(int number, String title, String state, Optional<String> url) {}

    /** The commands that install what is here with one tool. */
    public record InstallView(String tool, List<String> commands) {}

    /** Where all files of the page's ref are: to look at, in one file, and by their digests. */
    public record AllView(String browse, String zip, String tar, String sums) {}

    /** Two commands to paste into a shell. */
    public record HintView(String get, String check) {}
}
