package dev.afterrun.forge.github;

import dev.afterrun.contracts.Commit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The runs of workflows that the double holds, as GitHub's REST reference describes them. */
public final class GitHubWorkflowsDouble {
    private static final Pattern RUN = Pattern.compile(
            "(?<method>GET|POST) /repos/(?:octo-org/octo-repo|octo/repo)/actions/runs/(?<id>\\d+)(?<rerun>/rerun)?");

    private final Map<Long, Map<String, Object>> runs = new TreeMap<>();
    private volatile boolean permitted = true;
    private volatile boolean tooOld;
    private long ids = 30_433_640;

    /** A run of the commit, because of this event; tells its number. */
    public synchronized long run(Commit commit, String status, String event) {
        var run = new LinkedHashMap<String, Object>();
        run.put("id", ++ids);
        run.put("name", "CI");
        run.put("head_sha", commit.hex());
        run.put("run_attempt", 1);
        run.put("event", event);
        run.put("status", status);
        run.put("conclusion", status.equals("completed") ? "success" : null);
        runs.put(ids, run);
        return ids;
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

    /** Empty where the path is of something else. */
    synchronized Optional<GitHubReply> answer(String method, String path) {
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
