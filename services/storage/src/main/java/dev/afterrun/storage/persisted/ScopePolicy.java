package dev.afterrun.storage.persisted;

import java.util.List;

/**
 * Which scopes a job reads and writes. What may be settled is only whether the default branch reads at all: no settings let a job read what
 * a less trusted one wrote, or a pull request write what others read.
 */
public record ScopePolicy(DefaultBranch defaultBranch) {

    /** Whether builds of the default branch restore what earlier ones saved. */
    public enum DefaultBranch {
        /** They do not: what is released comes out of its sources alone. */
        HERMETIC,
        /** They do, from their own scope. */
        RESTORES_ITS_OWN;

        /**
         * What {@code afterrun.toml} says.
         *
         * @throws IllegalArgumentException when it is something else
         */
        public static DefaultBranch parse(String word) {
            return switch (word) {
                case "hermetic" -> HERMETIC;
                case "restores" -> RESTORES_ITS_OWN;
                default -> throw new IllegalArgumentException("is 'hermetic' or 'restores', not '" + word + "'");
            };
        }
    }

    /** Where {@code user} looks for a set, the first that has one first; nowhere else, whatever it asks for. */
    public List<Scope> readBy(SetUser user) {
        return switch (user) {
            case SetUser.OnDefaultBranch job ->
                switch (defaultBranch) {
                    case HERMETIC -> List.of();
                    case RESTORES_ITS_OWN -> List.of(writtenBy(job));
                };
            case SetUser.OnBranch job -> List.of(writtenBy(job), new Scope.OfBranch(job.defaultBranch()));
            case SetUser.OnPullRequest job -> List.of(writtenBy(job), new Scope.OfBranch(job.base()));
            case SetUser.OnFork job -> List.of(writtenBy(job), new Scope.OfBranch(job.base()));
        };
    }

    /** Where what {@code user} saves belongs. */
    public Scope writtenBy(SetUser user) {
        return switch (user) {
            case SetUser.OnDefaultBranch job -> new Scope.OfBranch(job.branch());
            case SetUser.OnBranch job -> new Scope.OfBranch(job.branch());
            case SetUser.OnPullRequest job -> new Scope.OfPullRequest(job.number());
            case SetUser.OnFork job -> new Scope.OfFork(job.number());
        };
    }
}
