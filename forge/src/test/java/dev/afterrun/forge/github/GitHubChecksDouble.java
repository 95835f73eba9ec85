package dev.afterrun.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.contracts.Commit;
import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.http.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The check runs and statuses that the double holds, as GitHub's REST reference describes them. */
public final class GitHubChecksDouble {
    private static final String REPOSITORY = "/repos/(?:octo-org/octo-repo|octo/repo)";
    private static final Pattern OF_COMMIT =
            Pattern.compile(REPOSITORY + "/commits/(?<sha>[0-9a-f]+)/(?<list>check-runs|status)");
    private static final Pattern STATUSES = Pattern.compile(REPOSITORY + "/statuses/(?<sha>[0-9a-f]+)");
    private static final Pattern RUNS = Pattern.compile(REPOSITORY + "/check-runs");
    private static final Pattern RUN = Pattern.compile(REPOSITORY + "/check-runs/(?<id>[0-9]+)");
    private static final Commit UNKNOWN = new Commit("e".repeat(40));
    private static final int SUMMARY = 65_535;
    private static final int DESCRIPTION = 140;

    private final Map<Long, Map<String, Object>> runs = new TreeMap<>();
    private final Map<String, Map<String, Object>> statuses = new LinkedHashMap<>();
    private long ids = 128_620_000;

    /** Adds a check run of somebody else's App, or of ours. */
    Map<String, Object> run(Commit commit, String name, String status, String externalId) {
        var id = ++ids;
        var run = new LinkedHashMap<String, Object>();
        run.put("id", id);
        run.put("head_sha", commit.hex());
        run.put("name", name);
        run.put("status", status);
        run.put("conclusion", status.equals("completed") ? "success" : null);
        run.put("external_id", externalId);
        runs.put(id, run);
        return run;
    }

    /** Sets a status of this context. */
    void status(Commit commit, String context, String state, String description) {
        statuses.put(commit + " " + context, Map.of("context", context, "state", state, "description", description));
    }

    /** Every check run of the commit that is ours, the oldest first. */
    public List<Map<String, Object>> ours(Commit commit) {
        return runs.values().stream()
                .filter(run -> commit.hex().equals(run.get("head_sha"))
                        && CheckReport.REFERENCE.equals(run.get("external_id")))
                .map(Map::copyOf)
                .toList();
    }

    /** Our status of the commit, {@code STATE: DESCRIPTION}; empty where there is none. */
    public String ourStatus(Commit commit) {
        var status = statuses.get(commit + " " + CheckReport.NAME);
        return status == null ? "" : status.get("state") + ": " + status.get("description");
    }

    /** Empty where the path is of something else. */
    Optional<GitHubReply> answer(HttpExchange exchange, byte[] body, boolean app) throws IOException {
        var method = exchange.getRequestMethod();
        var path = exchange.getRequestURI().getPath();
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        var list = OF_COMMIT.matcher(path);
        if (list.matches() && method.equals("GET")) {
            var commit = new Commit(list.group("sha"));
            if (commit.equals(UNKNOWN)) {
                return Optional.of(GitHubReply.refused(422, "No commit found for SHA: " + commit));
            }
            return Optional.of(list.group("list").equals("status") ? combined(commit) : runs(commit, query));
        }
        var status = STATUSES.matcher(path);
        if (status.matches() && method.equals("POST")) {
            return Optional.of(set(new Commit(status.group("sha")), Json.MAPPER.readTree(body)));
        }
        if (RUNS.matcher(path).matches() && method.equals("POST")) {
            return Optional.of(app ? create(Json.MAPPER.readTree(body)) : onlyApps());
        }
        var run = RUN.matcher(path);
        return run.matches() && method.equals("PATCH")
                ? Optional.of(app ? change(Long.parseLong(run.group("id")), Json.MAPPER.readTree(body)) : onlyApps())
                : Optional.empty();
    }

    private static GitHubReply onlyApps() {
        return GitHubReply.refused(403, "You must authenticate via a GitHub App.");
    }

    private GitHubReply runs(Commit commit, String query) {
        var of = new ArrayList<>(runs.values());
        of.removeIf(run -> !commit.hex().equals(run.get("head_sha"))
                || (query.contains("check_name=") && !query.contains("check_name=" + run.get("name"))));
        var page = Integer.parseInt(query.replaceAll(".*[&?]?\\bpage=(\\d+).*", "$1"));
        return new GitHubReply(
                200,
                Map.of(
                        "total_count",
                        of.size(),
                        "check_runs",
                        of.stream().skip((page - 1) * 100L).limit(100).toList()));
    }

    private GitHubReply combined(Commit commit) {
        var of = statuses.entrySet().stream()
                .filter(status -> status.getKey().startsWith(commit + " "))
                .map(Map.Entry::getValue)
                .toList();
        return new GitHubReply(200, Map.of("state", "pending", "statuses", of, "total_count", of.size()));
    }

    private GitHubReply set(Commit commit, JsonNode status) {
        var description = status.path("description").asText();
        if (description.codePointCount(0, description.length()) > DESCRIPTION) {
            return GitHubReply.refused(422, "description is too long (maximum is 140 characters)");
        }
        status(commit, status.path("context").asText(), status.path("state").asText(), description);
        return new GitHubReply(201, Map.of("state", status.path("state").asText()));
    }

    private GitHubReply create(JsonNode body) {
        if (isTooLong(body)) {
            return tooLong();
        }
        var run = run(
                new Commit(body.path("head_sha").asText()),
                body.path("name").asText(),
                body.path("status").asText(),
                body.path("external_id").asText());
        take(run, body);
        return new GitHubReply(201, run);
    }

    private GitHubReply change(long id, JsonNode body) {
        var run = runs.get(id);
        if (run == null) {
            return GitHubReply.NOT_FOUND;
        }
        if (isTooLong(body)) {
            return tooLong();
        }
        take(run, body);
        return new GitHubReply(200, run);
    }

    private static void take(Map<String, Object> run, JsonNode body) {
        run.put("status", body.path("status").asText());
        run.put(
                "conclusion",
                body.path("conclusion").isTextual() ? body.path("conclusion").asText() : null);
        run.put("output", body.path("output"));
        run.put("details_url", body.path("details_url").asText());
    }

    private static boolean isTooLong(JsonNode body) {
        var summary = body.at("/output/summary").asText();
        return summary.codePointCount(0, summary.length()) > SUMMARY;
    }

    private static GitHubReply tooLong() {
        return GitHubReply.refused(422, "Only 65535 characters are allowed; 65536 were supplied.");
    }
}
