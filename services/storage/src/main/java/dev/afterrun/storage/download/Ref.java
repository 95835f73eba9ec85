package dev.afterrun.storage.download;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PointerName;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an address names between the repository and the path. The forms never overlap; they are read in this order. */
public sealed interface Ref {
    /** As it stands in an address, before percent-encoding. */
    String text();

    /** The ref that {@code text}, already decoded, has the form of. */
    static Optional<Ref> parse(String text) {
        return PullRequestRef.parse(text)
                .or(() -> RunRef.parse(text))
                .or(() -> CommitRef.parse(text))
                .or(() -> BranchRef.parse(text))
                .or(() -> PointerRef.parse(text));
    }

    /** {@code pr-N}: every run of the pull request, that of a fork too. */
    record PullRequestRef(int number) implements Ref {
        private static final Pattern FORM = Pattern.compile("pr-([1-9][0-9]{0,8})");

        @Override
        public String text() {
            return "pr-" + number;
        }

        private static Optional<Ref> parse(String text) {
            var form = FORM.matcher(text);
            return form.matches() ? Optional.of(new PullRequestRef(Integer.parseInt(form.group(1)))) : Optional.empty();
        }
    }

    /** {@code run-ID}: one run of the CI system, all its attempts and jobs. */
    record RunRef(String run) implements Ref {
        private static final String PREFIX = "run-";

        @Override
        public String text() {
            return PREFIX + run;
        }

        private static Optional<Ref> parse(String text) {
            return text.startsWith(PREFIX) && text.length() > PREFIX.length()
                    ? Optional.of(new RunRef(text.substring(PREFIX.length())))
                    : Optional.empty();
        }
    }

    /**
     * A commit, be it a run's head or what the run built; never leads to untrusted runs. Zeros alone name no commit.
     *
     * @param prefix its first 7 to all hexadecimal digits, in lower case
     */
    record CommitRef(String prefix) implements Ref {
        private static final Pattern FORM = Pattern.compile("(?!0+$)[0-9a-fA-F]{7,64}");

        @Override
        public String text() {
            return prefix;
        }

        /** Whether these are all digits of an object name, as SHA-1 or SHA-256 make them. */
        public boolean full() {
            return prefix.length() == 40 || prefix.length() == 64;
        }

        private static Optional<Ref> parse(String text) {
            return FORM.matcher(text).matches()
                    ? Optional.of(new CommitRef(text.toLowerCase(Locale.ROOT)))
                    : Optional.empty();
        }
    }

    /**
     * {@code ~NAME}: a branch; never leads to untrusted runs, so that a fork's branch of that name is another thing.
     *
     * @param commit where it leads at this moment, once that was looked up
     */
    record BranchRef(String branch, Optional<Commit> commit) implements Ref {
        private static final String PREFIX = "~";

        @Override
        public String text() {
            return PREFIX + branch;
        }

        private static Optional<Ref> parse(String text) {
            return text.startsWith(PREFIX) && text.length() > PREFIX.length()
                    ? Optional.of(new BranchRef(text.substring(PREFIX.length()), Optional.empty()))
                    : Optional.empty();
        }
    }

    /**
     * {@code latest}, {@code v0.3.1}: a named pointer; leads to trusted runs alone.
     *
     * @param commit where it leads at this moment, once that was looked up
     */
    record PointerRef(PointerName name, Optional<Commit> commit) implements Ref {
        @Override
        public String text() {
            return name.value();
        }

        private static Optional<Ref> parse(String text) {
            try {
                return Optional.of(new PointerRef(new PointerName(text), Optional.empty()));
            } catch (IllegalArgumentException e) {
                // Nothing of that name can exist.
                return Optional.empty();
            }
        }
    }
}
