package dev.afterrun.storage.page;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.http.identity.Reading.Audience;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.PullRequests;
import dev.afterrun.storage.catalog.PullRequests.Seen;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.JobsOfRef;
import dev.afterrun.storage.download.Ref;
import dev.afterrun.storage.download.Ref.BranchRef;
import dev.afterrun.storage.download.Ref.CommitRef;
import dev.afterrun.storage.download.Ref.PointerRef;
import dev.afterrun.storage.download.Ref.PullRequestRef;
import dev.afterrun.storage.download.Ref.RunRef;
import dev.afterrun.storage.page.PageView.CommitView;
import dev.afterrun.storage.page.PageView.PullRequestView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pages of runs, pull requests and commits. */
@ApplicationScoped
public class Pages {
    private final Repositories repositories;
    private final Jobs jobs;
    private final PullRequests pullRequests;
    private final JobsOfRef jobsOfRef;
    private final JobViews views;
    private final Installs installs;
    private final Notices notices;
    private final PageUrls urls;

    Pages(
            Repositories repositories,
            Jobs jobs,
            PullRequests pullRequests,
            JobsOfRef jobsOfRef,
            JobViews views,
            Installs installs,
            Notices notices,
            PageUrls urls) {
        this.repositories = repositories;
        this.jobs = jobs;
        this.pullRequests = pullRequests;
        this.jobsOfRef = jobsOfRef;
        this.views = views;
        this.installs = installs;
        this.notices = notices;
        this.urls = urls;
    }

    /** The page at {@code address}, whose commit is given in full, for {@code audience}; empty where there is nothing to show. */
    @Transactional
    public Optional<PageView> find(Address.Page address, Paging paging, Audience audience) {
        var pullRequest = seen(address);
        var ids = ids(address, paging);
        if (ids.isEmpty() && (pullRequest.isEmpty() || paging.page() > 1)) {
            return Optional.empty();
        }
        var shown = ids.subList(0, Math.min(ids.size(), Paging.JOBS));
        var found = jobs.list("id in ?1", shown);
        found.sort(Comparator.comparingInt(job -> shown.indexOf(job.id())));
        var commits = byCommit(found, views.of(found, paging, audience), pullRequest);
        var hint = Hint.of(commits, urls.sums(address.repository(), address.ref()));
        return Optional.of(new PageView(
                found.isEmpty()
                        ? address.repository().toString()
                        : found.getFirst().repository().name().toString(),
                heading(address.ref()),
                pullRequest.map(Pages::view),
                commits,
                installs.of(address, commits),
                hint,
                hint.map(any -> urls.all(address.repository(), address.ref(), audience)),
                found.stream()
                        .findFirst()
                        .map(job -> notices.of(job.repository()))
                        .orElse(List.of()),
                ids.size() > Paging.JOBS ? Optional.of("?page=" + (paging.page() + 1)) : Optional.empty()));
    }

    private List<Long> ids(Address.Page address, Paging paging) {
        // One more than is shown tells whether there are more.
        return paging.job()
                .map(job -> jobsOfRef.one(address.repository(), address.ref(), job))
                .orElseGet(
                        () -> jobsOfRef.page(address.repository(), address.ref(), paging.skipped(), Paging.JOBS + 1));
    }

    private Optional<Seen> seen(Address.Page address) {
        return address.ref() instanceof PullRequestRef ref
                ? repositories
                        .named(address.repository())
                        .flatMap(repository -> pullRequests.find(repository, ref.number()))
                : Optional.empty();
    }

    /** Jobs of one commit stand next to each other in every order that there is, or belong to one run. */
    private List<CommitView> byCommit(List<Job> found, List<JobView> shown, Optional<Seen> pullRequest) {
        var commits = new ArrayList<CommitView>();
        for (var from = 0; from < found.size(); ) {
            var commit = found.get(from).commit();
            var to = from;
            while (to < found.size() && found.get(to).commit().equals(commit)) {
                to++;
            }
            commits.add(view(found.get(from).repository().name(), commit, pullRequest, shown.subList(from, to)));
            from = to;
        }
        return commits;
    }

    private CommitView view(
            RepositoryName repository, Commit commit, Optional<Seen> pullRequest, List<JobView> jobViews) {
        return new CommitView(
                commit.hex(),
                commit.abbreviated(),
                urls.commitPage(repository, commit),
                pullRequest.map(seen -> seen.head().equals(commit) ? "present head" : "older"),
                jobViews);
    }

    private static PullRequestView view(Seen seen) {
        return new PullRequestView(
                seen.number(), seen.title(), seen.state().toLowerCase(Locale.ROOT), JobViews.followed(seen.url()));
    }

    private static String heading(Ref ref) {
        return switch (ref) {
            case RunRef run -> "Run " + run.run();
            case PullRequestRef pullRequest -> "Pull request #" + pullRequest.number();
            case CommitRef commit -> "Commit " + new Commit(commit.prefix()).abbreviated();
            case BranchRef branch -> "Branch " + branch.branch();
            case PointerRef pointer -> pointer.name().value();
        };
    }
}
