package dev.afterrun.forge.github;

import dev.afterrun.contracts.Commit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The branches that the double holds, each one line of commits, and what GitHub says of them. */
final class GitHubHistory {
    private static final Pattern BRANCH = Pattern.compile("/repos/octo-org/octo-repo/branches/(?<name>.+)");
    private static final Pattern CONTENT = Pattern.compile("/repos/octo-org/octo-repo/contents/(?<path>.+)");
    private static final Pattern COMPARE =
            Pattern.compile("/repos/octo-org/octo-repo/compare/(?<base>[0-9a-f]+)\\.{3}(?<head>[0-9a-f]+)");

    private final Map<String, List<Commit>> branches = new LinkedHashMap<>();

    /** Some branch's name leads to another's since it was renamed. */
    final Map<String, String> renamed = new LinkedHashMap<>();

    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<Commit, List<String>> changes = new LinkedHashMap<>();
    /** Whether not everybody may see the repository. */
    volatile boolean isPrivate;

    private int pushed;

    Commit push(String branch) {
        return push(branch, List.of());
    }

    Commit push(String branch, List<String> paths) {
        var commit = new Commit("c".repeat(30) + "%010x".formatted(++pushed));
        branches.computeIfAbsent(branch, name -> new ArrayList<>()).add(commit);
        changes.put(commit, paths);
        return commit;
    }

    /** A branch that is as another was at that commit. */
    void fork(String branch, String from, Commit at) {
        var line = branches.getOrDefault(from, List.of());
        branches.put(branch, new ArrayList<>(line.subList(0, line.indexOf(at) + 1)));
    }

    void put(String path, String text) {
        files.put(path, text);
    }

    /** The answer at this path, decoded; empty for a 404. */
    Optional<Map<String, Object>> answer(String path) {
        if (path.equals("/repos/octo-org/octo-repo")) {
            return Optional.of(
                    Map.of("id", 1296269, "name", "octo-repo", "default_branch", "main", "private", isPrivate));
        }
        var branch = BRANCH.matcher(path);
        if (branch.matches()) {
            return branch(branch.group("name"));
        }
        var content = CONTENT.matcher(path);
        if (content.matches()) {
            return content(content.group("path"));
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
        return Optional.of(Map.of("status", status(base, head), "commits", List.of(), "files", changed(base, head)));
    }

    /** What the second has changed since the two parted, the first 300. */
    private List<Map<String, Object>> changed(Commit base, Commit head) {
        var known = new LinkedHashSet<Commit>();
        lines(base).forEach(line -> known.addAll(line.subList(0, line.indexOf(base) + 1)));
        return lines(head)
                .limit(1)
                .flatMap(line -> line.subList(0, line.indexOf(head) + 1).stream())
                .filter(commit -> !known.contains(commit))
                .flatMap(commit -> changes.getOrDefault(commit, List.of()).stream())
                .distinct()
                .limit(300)
                .map(GitHubHistory::changedFile)
                .toList();
    }

    /** {@code old -> new} is a renaming. */
    private static Map<String, Object> changedFile(String path) {
        var renamed = path.split(" -> ", 2);
        return renamed.length == 2
                ? Map.of("filename", renamed[1], "previous_filename", renamed[0], "status", "renamed")
                : Map.of("filename", path, "status", "modified");
    }

    private Stream<List<Commit>> lines(Commit commit) {
        return branches.values().stream().filter(line -> line.contains(commit));
    }

    private Optional<Map<String, Object>> content(String path) {
        return Optional.ofNullable(files.get(path)).map(text -> {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            return Map.of(
                    "type",
                    "file",
                    "encoding",
                    "base64",
                    "size",
                    bytes.length,
                    "path",
                    path,
                    "content",
                    Base64.getMimeEncoder().encodeToString(bytes) + "\n");
        });
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
