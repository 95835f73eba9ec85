package dev.afterrun.forge.github;

import dev.afterrun.contracts.Commit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The runs of workflows that the double holds, as GitHub's REST reference describes them. */
public final class GitHubWorkflowsDouble {
    private static final Pattern RUN = Pattern.compile(
            "(?<method>GET|POST) /repos/(?:octo-org/octo-repo|octo/repo)/actions/runs/(?<id>\\d+)(?<rerun>/rerun)?");

    private static final Pattern JOBS =
            Pattern.compile("GET /repos/(?:octo-org/octo-repo|octo/repo)/actions/runs/(?<id>\\d+)"
                    + "/attempts/(?<attempt>\\d+)/jobs\\?per_page=(?<size>\\d+)&page=(?<page>\\d+)");

    private final Map<Long, Map<String, Object>> runs = new TreeMap<>();
    private final Map<Long, List<Map<String, Object>>> jobs = new TreeMap<>();
    private volatile boolean permitted = true;
    private volatile boolean tooOld;
    private long ids = 30_433_640;

    /** A run of the commit, because of this event; tells its number. */
    public synchronized long run(Commit commit, String status, String event) {
        return run(commit, status, event, GitHubPullRequest.HERE, "change");
    }

    /** A run of the commit out of that repository and branch. */
    public synchronized long run(Commit commit, String status, String event, long headRepository, String branch) {
        var run = new LinkedHashMap<String, Object>();
        run.put("id", ++ids);
        run.put("name", "CI");
        run.put("head_sha", commit.hex());
        run.put("run_attempt", 1);
        run.put("event", event);
        run.put("status", status);
        run.put("conclusion", status.equals("completed") ? "success" : null);
        run.put("head_branch", branch);
        run.put("head_repository", repository(headRepository));
        run.put("repository", repository(GitHubPullRequest.HERE));
        run.put("run_started_at", "2026-11-21T09:00:00Z");
        run.put("updated_at", "2026-11-21T09:30:00Z");
        run.put("html_url", "https://github.com/octo-org/octo-repo/actions/runs/" + ids);
        run.put("pull_requests", List.of());
        runs.put(ids, run);
        return ids;
    }

    /** A job of the run's present attempt. */
    public synchronized void job(long run, String name, Optional<String> conclusion) {
        var job = new LinkedHashMap<String, Object>();
        job.put("id", ++ids);
        job.put("run_id", run);
        job.put("run_attempt", attempts(run));
        job.put("head_sha", runs.get(run).get("head_sha"));
        job.put("status", conclusion.isPresent() ? "completed" : "in_progress");
        job.put("conclusion", conclusion.orElse(null));
        job.put("name", name);
        jobs.computeIfAbsent(run, any -> new ArrayList<>()).add(job);
    }

    /** How often the run has begun. */
    public synchronized int attempts(long run) {
        return (int) runs.get(run).get("run_attempt");
    }

    /** From now on we may look and not run anything once more. */
    public void forbid() {
        permitted = false;
    }

    /** From now on every run is of the month before last. */
    public void age() {
        tooOld = true;
    }

    private static Map<String, Object> repository(long id) {
        return Map.of("id", id, "owner", Map.of("login", GitHubPullRequest.owner(id)));
    }

    /** Empty where the path is of something else. */
    synchronized Optional<GitHubReply> answer(String method, String path) {
        var listed = JOBS.matcher(method + " " + path);
        if (listed.matches()) {
            return Optional.of(jobs(listed));
        }
        var asked = RUN.matcher(method + " " + path);
        if (!asked.matches()) {
            return Optional.empty();
        }
        var run = runs.get(Long.parseLong(asked.group("id")));
        if (run == null) {
            return Optional.of(GitHubReply.NOT_FOUND);
        }
        return Optional.of(
                switch (asked.group("method") + asked.group("rerun")) {
                    case "GETnull" -> new GitHubReply(200, run);
                    case "POST/rerun" -> rerun(run);
                    default -> GitHubReply.NOT_FOUND;
                });
    }

    private GitHubReply jobs(Matcher asked) {
        var run = Long.parseLong(asked.group("id"));
        var attempt = Integer.parseInt(asked.group("attempt"));
        if (!runs.containsKey(run) || attempt > attempts(run)) {
            return GitHubReply.NOT_FOUND;
        }
        var size = Integer.parseInt(asked.group("size"));
        var all = jobs.getOrDefault(run, List.of()).stream()
                .filter(job -> job.get("run_attempt").equals(attempt))
                .toList();
        var shown = all.stream()
                .skip((long) size * (Integer.parseInt(asked.group("page")) - 1))
                .limit(size)
                .toList();
        return new GitHubReply(200, Map.of("total_count", all.size(), "jobs", shown));
    }

    private GitHubReply rerun(Map<String, Object> run) {
        if (!permitted) {
            return GitHubReply.refused(403, "Resource not accessible by integration");
        }
        if (tooOld) {
            return GitHubReply.refused(
                    403, "Unable to retry this workflow run because it was created over a month ago");
        }
        if (!"completed".equals(run.get("status"))) {
            return GitHubReply.refused(403, "This workflow is already running");
        }
        run.put("status", "queued");
        run.put("conclusion", null);
        run.merge("run_attempt", 1, (before, one) -> (int) before + (int) one);
        return new GitHubReply(201, Map.of());
    }
}
