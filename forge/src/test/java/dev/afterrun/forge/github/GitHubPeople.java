package dev.afterrun.forge.github;

import dev.afterrun.forge.Person;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The accounts that the double holds, what they may do, and what we set beside comments. */
final class GitHubPeople {
    private static final Pattern PERMISSION =
            Pattern.compile("/repos/octo-org/octo-repo/collaborators/(?<login>[^/]+)/permission");

    private final Map<String, String> permissions = new LinkedHashMap<>();
    private final Map<String, Long> ids = new LinkedHashMap<>();
    private final Set<String> reactions = new LinkedHashSet<>();

    Person person(String login, String permission) {
        permissions.put(login, permission);
        return new Person(
                login, ids.computeIfAbsent(login, fresh -> 1_000L + ids.size()).toString());
    }

    /** The answer at this path; empty for a 404. */
    Optional<Map<String, Object>> answer(String path) {
        var asked = PERMISSION.matcher(path);
        return asked.matches() && permissions.containsKey(asked.group("login"))
                ? Optional.of(permission(asked.group("login")))
                : Optional.empty();
    }

    /** GitHub answers 200 instead of 201 where it was set already. */
    GitHubReply react(long comment, String content) {
        return new GitHubReply(
                reactions.add(comment + content) ? 201 : 200, Map.of("id", reactions.size(), "content", content));
    }

    private Map<String, Object> permission(String login) {
        return Map.of(
                "permission",
                permissions.get(login),
                "role_name",
                permissions.get(login),
                "user",
                Map.of("login", login, "id", ids.get(login), "type", "User"));
    }
}
