package dev.afterrun.storage.persisted;

import dev.afterrun.storage.persisted.ScopePolicy.DefaultBranch;
import java.time.Duration;
import java.util.Optional;

/**
 * What a repository says of its sets.
 *
 * @param newest how many visible generations of a name stay in each scope, within what the operator allows
 * @param unused for how long one stays that nobody asks for, within what the operator allows
 */
public record SetRules(DefaultBranch defaultBranch, Optional<Integer> newest, Optional<Duration> unused) {
    /** A repository that says nothing. */
    public static final SetRules NONE = new SetRules(DefaultBranch.HERMETIC, Optional.empty(), Optional.empty());

    private static final int MOST_NEWEST = 100;

    public SetRules {
        newest.ifPresent(SetRules::checkNewest);
    }

    /** @throws IllegalArgumentException when so many cannot be kept */
    public static int checkNewest(int generations) {
        if (generations < 1 || generations > MOST_NEWEST) {
            throw new IllegalArgumentException("is 1 to " + MOST_NEWEST + " generations, not " + generations);
        }
        return generations;
    }

    /** Who reads what. */
    public ScopePolicy scopes() {
        return new ScopePolicy(defaultBranch);
    }
}
