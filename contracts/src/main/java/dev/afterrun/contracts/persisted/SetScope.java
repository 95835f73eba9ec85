package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.afterrun.contracts.LimitPassed;
import dev.afterrun.contracts.Limits;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Where a set belongs, as JSON and addresses write it: {@code branch:main}, {@code pull-request:12}, {@code fork:12}.
 *
 * @param of a branch, without {@code refs/heads/}, or the number of a pull request
 */
public record SetScope(ScopeKind kind, String of) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final String FORMS = "'branch:NAME', 'pull-request:NUMBER' or 'fork:NUMBER'";

    /** @throws IllegalArgumentException when there is no such branch or number */
    public SetScope {
        switch (kind) {
            case BRANCH -> {
                if (of.isBlank() || of.indexOf(':') >= 0 || of.chars().anyMatch(Character::isISOControl)) {
                    throw new IllegalArgumentException("no branch is called '" + of + "'");
                }
                LimitPassed.refuse("characters of a branch", of.length(), Limits.NAME_LENGTH);
            }
            case PULL_REQUEST, FORK -> {
                if (!NUMBER.matcher(of).matches()) {
                    throw new IllegalArgumentException("no pull request has the number '" + of + "'");
                }
            }
        }
    }

    /**
     * What {@link #toString} writes.
     *
     * @throws IllegalArgumentException when it is something else, with what to write
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SetScope parse(String text) {
        var colon = text.indexOf(':');
        var word = text.substring(0, Math.max(colon, 0));
        return Arrays.stream(ScopeKind.values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .map(kind -> new SetScope(kind, text.substring(colon + 1)))
                .orElseThrow(() -> new IllegalArgumentException("a scope is " + FORMS + ", not '" + text + "'"));
    }

    @Override
    @JsonValue
    public String toString() {
        return kind.word + ":" + of;
    }

    /** Whose jobs save there. */
    public enum ScopeKind {
        /** Those of a branch. */
        BRANCH("branch"),
        /** Those of a pull request whose commits lie in the repository itself. */
        PULL_REQUEST("pull-request"),
        /** Those of a fork's pull request, or of one that is as little trusted. */
        FORK("fork");

        private final String word;

        ScopeKind(String word) {
            this.word = word;
        }
    }
}
