package dev.afterrun.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** What people call a repository: {@code owner/name}. An alias, never an identity. */
public record RepositoryName(String owner, String name) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** @throws IllegalArgumentException when a part is empty, too long or has a character that forges refuse */
    public RepositoryName {
        check(owner);
        check(name);
    }

    /** @throws IllegalArgumentException when {@code text} is not {@code owner/name} */
    @JsonCreator
    public static RepositoryName parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0 || slash != text.lastIndexOf('/')) {
            throw new IllegalArgumentException("a repository is 'owner/name', not '" + text + "'");
        }
        return new RepositoryName(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    @JsonValue
    public String toString() {
        return owner + "/" + name;
    }

    private static void check(String part) {
        if (!PART.matcher(part).matches() || part.equals(".") || part.equals("..")) {
            throw new IllegalArgumentException(
                    "a repository is 'owner/name' of letters, digits, '.', '_' and '-', not '" + part + "'");
        }
    }
}
