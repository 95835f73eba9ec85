package dev.afterrun.forge.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.NoAccess;
import dev.afterrun.forge.Rerun;
import dev.afterrun.forge.WorkflowJob;
import dev.afterrun.forge.http.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Runs of GitHub Actions. Looking at one needs {@code actions: read}, running it once more {@code actions: write}. */
final class GitHubWorkflows {
    private static final String PERMISSION = "Actions: Read and write";

    /** To an App that may not, to a fine-grained token that may not, and to any other token. */
    private static final Pattern NOT_PERMITTED = Pattern.compile("not accessible by|must have admin rights");

    private static final Rerun NO_SUCH_RUN = new Rerun.Impossible("GitHub knows no such run");

    private static final int PAGE = 100;
    private static final int PAGES = WorkflowJob.MOST / PAGE;

    private final GitHubApi api;

    GitHubWorkflows(GitHubApi api) {
        this.api = api;
    }

    Rerun rerun(RepositoryName repository, long run, Commit head) throws IOException {
        var at = "/actions/runs/" + run;
        var seen = api.get(repository, at);
        var refusal = refusal(seen);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var known = seen.as(Run.class);
        if (!known.isOfPullRequestAt(head)) {
            return new Rerun.Impossible("it is not one of a pull request at " + head.abbreviated());
        }
        return known.hasEnded() ? started(api.send(repository, "POST", at + "/rerun", Map.of())) : new Rerun.Running();
    }

    List<WorkflowJob> jobs(RepositoryName repository, long run, int attempt) throws IOException {
        var all = new ArrayList<WorkflowJob>();
        for (var page = 1; page <= PAGES; page++) {
            var shown = page(repository, run, attempt, page);
            shown.stream().map(Job::job).forEach(all::add);
            if (shown.size() < PAGE) {
                return all;
            }
        }
        return all;
    }

    private List<Job> page(RepositoryName repository, long run, int attempt, int page) throws IOException {
        var answer = api.get(
                repository,
                "/actions/runs/" + run + "/attempts/" + attempt + "/jobs?per_page=" + PAGE + "&page=" + page);
        var found = answer.found();
        return found.isEmpty() ? List.of() : found.get().as(Jobs.class).jobs();
    }

    private static Rerun started(Answer answer) throws IOException {
        var refusal = refusal(answer);
        if (refusal.isEmpty()) {
            return new Rerun.Started();
        }
        // Somebody else was faster.
        return words(answer).contains("already running") ? new Rerun.Running() : refusal.get();
    }

    /** Why it is not done; empty where it is. */
    private static Optional<Rerun> refusal(Answer answer) throws IOException {
        try {
            return answer.found().isPresent() ? Optional.empty() : Optional.of(NO_SUCH_RUN);
        } catch (NoAccess shutOut) {
            throw shutOut;
        } catch (ForgeRefused refused) {
            return Optional.of(
                    NOT_PERMITTED.matcher(words(answer)).find()
                            ? new Rerun.NotPermitted(PERMISSION)
                            : new Rerun.Impossible("GitHub says: " + words(answer)));
        }
    }

    private static String words(Answer answer) throws IOException {
        try {
            return answer.as(Refused.class).message().orElse("no more than " + answer.status());
        } catch (JsonProcessingException notJson) {
            return "no more than " + answer.status();
        }
    }

    /** A run as GitHub tells of it; its commit is the head, also where the test merge is built. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Run(Commit headSha, String status, String event) {
        boolean hasEnded() {
            return status.equals("completed");
        }

        boolean isOfPullRequestAt(Commit head) {
            return headSha.equals(head) && (event.equals("pull_request") || event.equals("pull_request_target"));
        }
    }

    record Jobs(List<Job> jobs) {}

    /** A job of a run; its commit is the head, also where the test merge is built. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Job(String name, Commit headSha, Optional<String> conclusion) {
        WorkflowJob job() {
            return new WorkflowJob(name, headSha, conclusion.map(Job::concluded));
        }

        static Conclusion concluded(String word) {
            return switch (word) {
                case "success" -> Conclusion.SUCCESS;
                case "failure", "timed_out", "startup_failure" -> Conclusion.FAILURE;
                default -> Conclusion.CANCELLED;
            };
        }
    }

    /** GitHub's words where it does not do something. */
    record Refused(Optional<String> message) {}
}
