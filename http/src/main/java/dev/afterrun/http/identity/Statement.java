package dev.afterrun.http.identity;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that a token says of a job.
 *
 * @param claim the token's own name of it
 * @param value in our form: a repository as {@code owner/name}, a ref in full
 */
public record Statement(About about, String claim, String value) {
    private static final int SHOWN = 100;

    /** What is wrong with what a job says of itself; empty where it agrees, or says nothing of it. */
    Optional<String> contradiction(JobSaid said) {
        return contradiction(word(said));
    }

    /** The same of a request that says the ref alone. */
    Optional<String> contradiction(RefSaid said) {
        return contradiction(word(said));
    }

    /** The same of a request that says the run alone. */
    Optional<String> contradictionOfRun(String run) {
        return contradiction(Optional.of(run).filter(_ -> about == About.RUN));
    }

    private Optional<String> contradiction(Optional<String> said) {
        return said.filter(word -> !word.equals(about == About.REPOSITORY ? lower(value) : value))
                .map(word -> "it says " + about.words() + " '" + shown(word) + "', and the token's claim '" + claim
                        + "' says '" + shown(value) + "'");
    }

    private Optional<String> word(JobSaid said) {
        return switch (about) {
            case REPOSITORY -> Optional.of(lower(said.repository().toString()));
            case RUN -> Optional.of(said.run());
            case ATTEMPT -> Optional.of(Integer.toString(said.attempt()));
            case COMMIT -> Optional.of(said.commit().hex());
            case BUILT_COMMIT -> said.builtCommit().map(Object::toString);
            case REF, PULL_REQUEST -> word(said.ref());
        };
    }

    private Optional<String> word(RefSaid said) {
        return switch (about) {
            case REF -> said.branch().map(branch -> "refs/heads/" + branch);
            case PULL_REQUEST -> said.pullRequest().map(Object::toString);
            case REPOSITORY, RUN, ATTEMPT, COMMIT, BUILT_COMMIT -> Optional.empty();
        };
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static String shown(String word) {
        return word.length() > SHOWN ? word.substring(0, SHOWN) + "…" : word;
    }

    /** What a token may say something of. */
    public enum About {
        REPOSITORY("the repository"),
        RUN("the run"),
        ATTEMPT("the attempt"),
        /** The commit that the run is for. */
        COMMIT("the commit"),
        /** What the job has checked out, perhaps a test merge. */
        BUILT_COMMIT("that the commit built is"),
        /** The ref that the run is for; of a pull request the branch that it comes from. */
        REF("the ref"),
        PULL_REQUEST("the pull request");

        private final String words;

        About(String words) {
            this.words = words;
        }

        private String words() {
            return words;
        }
    }
}
