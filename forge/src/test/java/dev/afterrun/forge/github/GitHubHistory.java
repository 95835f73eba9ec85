package dev.afterrun.forge.github;

import dev.afterrun.contracts.Commit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The branches that the double holds, each one line of commits, and what GitHub says of them. */
final class GitHubHistory {
    private static final Pattern BRANCH = Pattern.compile("/repos/octo-org/octo-repo/branches/(?<name>.+)");
    private static final Pattern COMPARE =
            Pattern.compile("/repos/octo-org/octo-repo/compare/(?<base>[0-9a-f]+)\\.{3}(?<head>[0-9a-f]+)");

    private final Map<String, List<Commit>> branches = new LinkedHashMap<>();

    /** Some branch's name leads to another's since it was renamed. */
    final Map<String, String> renamed = new LinkedHashMap<>();

    private int pushed;

    Commit push(String branch) {
        var commit = new Commit("c".repeat(30) + "%010x".formatted(++pushed));
        branches.computeIfAbsent(branch, name -> new ArrayList<>()).add(commit);
        return commit;
    }

    /** The answer at this path, decoded; empty for a 404. */
    Optional<Map<String, Object>> answer(String path) {
        var branch = BRANCH.matcher(path);
        if (branch.matches()) {
            return branch(branch.group("name"));
        }
        var compare = COMPARE.matcher(path);
        return compare.matches()
                ? compared(new Commit(compare.group("base")), new Commit(compare.group("head")))
                : Optional.empty();
    }

    private Optional<Map<String, Object>> branch(String asked) {
        var name = renamed.getOrDefault(asked, asked);
        return Optional.ofNullable(branches.get(name))
                .map(line -> Map.of("name", name, "commit", Map.of("sha", line.getLast()), "protected", false));
    }

    private Optional<Map<String, Object>> compared(Commit base, Commit head) {
        if (!has(base) || !has(head)) {
            return Optional.empty();
        }
        return Optional.of(Map.of("status", status(base, head), "commits", List.of(), "files", List.of()));
    }

    private String status(Commit base, Commit head) {
        if (base.equals(head)) {
            return "identical";
        }
        return branches.values().stream()
                .filter(line -> line.contains(base) && line.contains(head))
                .findFirst()
                .map(line -> line.indexOf(head) > line.indexOf(base) ? "ahead" : "behind")
                .orElse("diverged");
    }

    private boolean has(Commit commit) {
        return branches.values().stream().anyMatch(line -> line.contains(commit));
    }
}
