package dev.afterrun.forge.github;

import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.forge.Comment;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The comments that the double holds: pages with links, and GitHub's limit of a body. */
final class GitHubCommentsDouble {
    private final Map<Long, Map<String, Object>> comments = new TreeMap<>();
    private long ids = 100;

    Map<String, Object> add(int issue, long author, String body) {
        var id = ++ids;
        var comment = new LinkedHashMap<String, Object>();
        comment.put("id", id);
        comment.put("node_id", "IC_" + id);
        comment.put("html_url", "https://github.com/octo-org/octo-repo/pull/" + issue + "#issuecomment-" + id);
        comment.put("issue_url", "https://api.github.com/repos/octo-org/octo-repo/issues/" + issue);
        comment.put("body", body);
        comment.put("user", author == 0 ? null : Map.of("login", "user-" + author, "id", author, "type", "User"));
        comment.put("created_at", "2026-11-21T09:00:00Z");
        comment.put("author_association", "MEMBER");
        comments.put(id, comment);
        return comment;
    }

    /** What is said there, oldest first. */
    List<String> said(int issue) {
        return on(issue).map(comment -> String.valueOf(comment.get("body"))).toList();
    }

    /** Takes all of them away. */
    void silence(int issue) {
        comments.values().removeAll(on(issue).toList());
    }

    boolean has(long id) {
        return comments.containsKey(id);
    }

    GitHubReply page(HttpExchange exchange, URI base, int issue) {
        var query = List.of(exchange.getRequestURI().getQuery().split("&"));
        var size = number(query, "per_page=");
        var page = number(query, "page=");
        var all = on(issue).toList();
        if (all.size() > page * size) {
            var next = base + exchange.getRequestURI().getPath() + "?per_page=" + size + "&page=" + (page + 1);
            exchange.getResponseHeaders().set("Link", "<" + next + ">; rel=\"next\"");
        }
        return new GitHubReply(
                200, all.stream().skip((page - 1L) * size).limit(size).toList());
    }

    GitHubReply created(int issue, long author, String body) {
        return isTooLong(body) ? tooLong() : new GitHubReply(201, add(issue, author, body));
    }

    GitHubReply edited(long id, String body) {
        var comment = comments.get(id);
        if (comment == null) {
            return GitHubReply.NOT_FOUND;
        }
        if (isTooLong(body)) {
            return tooLong();
        }
        comment.put("body", body);
        return new GitHubReply(200, comment);
    }

    GitHubReply deleted(long id) {
        return comments.remove(id) == null ? GitHubReply.NOT_FOUND : new GitHubReply(204, "");
    }

    private Stream<Map<String, Object>> on(int issue) {
        return comments.values().stream()
                .filter(comment -> String.valueOf(comment.get("issue_url")).endsWith("/" + issue));
    }

    private static boolean isTooLong(String body) {
        return Comment.lengthOf(body) > Comment.BODY_LIMIT;
    }

    private static GitHubReply tooLong() {
        return GitHubReply.refused(422, "Body is too long (maximum is 65536 characters)");
    }

    private static int number(List<String> query, String name) {
        return query.stream()
                .filter(pair -> pair.startsWith(name))
                .mapToInt(pair -> Integer.parseInt(pair.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }
}
