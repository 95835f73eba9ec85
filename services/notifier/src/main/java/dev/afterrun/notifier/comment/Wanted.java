package dev.afterrun.notifier.comment;

/** What the comment on a pull request is to be. */
sealed interface Wanted {
    /** It is to say this. */
    record Body(String text) implements Wanted {}

    /** There is nothing yet that is worth one. */
    record None() implements Wanted {}

    /** The forge has no such pull request. */
    record NoPullRequest() implements Wanted {}
}
