package dev.afterrun.forge.github;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Check;
import dev.afterrun.forge.CheckId;
import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.CommitStatus;
import dev.afterrun.forge.http.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** GitHub's check runs and commit statuses. Only an App may write check runs; a token may set statuses. */
final class GitHubChecks {
    private static final int PAGE = 100;
    private static final int PAGES = Check.MOST / PAGE;

    private final GitHubApi api;

    GitHubChecks(GitHubApi api) {
        this.api = api;
    }

    /** Check suites are not looked at: GitHub makes one for every App that is installed, run or not, and never ends it. */
    List<Check> of(RepositoryName repository, Commit commit) throws IOException {
        var all = new ArrayList<Check>();
        for (var run : runs(repository, commit, "")) {
            if (!run.isOurs()) {
                all.add(run.check());
            }
        }
        var status = api.get(repository, "/commits/" + commit + "/status?per_page=" + PAGE);
        if (!GitHubApi.isUnknownCommit(status)) {
            status.good().as(GitHubCheckJson.Combined.class).statuses().stream()
                    .filter(each -> !each.context().equals(CheckReport.NAME))
                    .map(GitHubCheckJson.Status::check)
                    .forEach(all::add);
        }
        return all.stream().limit(Check.MOST).toList();
    }

    void setStatus(RepositoryName repository, Commit commit, CommitStatus status) throws IOException {
        api.send(repository, "POST", "/statuses/" + commit, GitHubCheckJson.StatusBody.of(status))
                .good();
    }

    List<CheckId> own(RepositoryName repository, Commit commit) throws IOException {
        return runs(repository, commit, "&check_name=" + CheckReport.NAME).stream()
                .filter(GitHubCheckJson.Run::isOurs)
                .map(GitHubCheckJson.Run::id)
                .sorted(Comparator.reverseOrder())
                .map(CheckId::new)
                .toList();
    }

    CheckId create(RepositoryName repository, Commit commit, CheckReport report) throws IOException {
        var created = api.send(repository, "POST", "/check-runs", GitHubCheckJson.NewRun.of(commit, report))
                .good();
        return new CheckId(created.as(GitHubCheckJson.Run.class).id());
    }

    Optional<CheckId> update(RepositoryName repository, CheckId check, CheckReport report) throws IOException {
        var answer = api.send(repository, "PATCH", "/check-runs/" + check, GitHubCheckJson.ChangedRun.of(report));
        var found = answer.found();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new CheckId(found.get().as(GitHubCheckJson.Run.class).id()));
    }

    private List<GitHubCheckJson.Run> runs(RepositoryName repository, Commit commit, String which) throws IOException {
        var all = new ArrayList<GitHubCheckJson.Run>();
        for (var page = 1; page <= PAGES; page++) {
            var answer = page(repository, commit, which, page);
            if (GitHubApi.isUnknownCommit(answer)) {
                return List.of();
            }
            var shown = answer.good().as(GitHubCheckJson.Runs.class).checkRuns();
            all.addAll(shown);
            if (shown.size() < PAGE) {
                return all;
            }
        }
        return all;
    }

    private Answer page(RepositoryName repository, Commit commit, String which, int page) throws IOException {
        return api.get(repository, "/commits/" + commit + "/check-runs?per_page=" + PAGE + "&page=" + page + which);
    }
}
