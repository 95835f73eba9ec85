package dev.afterrun.storage.pointer;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a pointer has to be for a move to be made: compared while it is held, so that of two movers one is told. */
public sealed interface Expectation {
    /** Whether {@code pointer} is as expected. */
    boolean isMet(StoredPointer pointer);

    /** Refuses by naming what the pointer is. */
    default void require(StoredPointer pointer) {
        if (!isMet(pointer)) {
            throw new ProblemException(ProblemType.PRECONDITION_FAILED.because("'" + pointer.name() + "' "
                    + pointer.commit().map(commit -> "points to " + commit).orElse("points nowhere") + " since move "
                    + pointer.version() + ", which is not what was expected; look at it again, then repeat the move"));
        }
    }

    /** Whatever it is. */
    record Anything() implements Expectation {
        @Override
        public boolean isMet(StoredPointer pointer) {
            return true;
        }
    }

    /** It leads to this commit, of which the first digits are given. */
    record AtCommit(String digits) implements Expectation {
        private static final Pattern FORM = Pattern.compile("[0-9a-f]{7,64}");

        /** @throws ProblemException where these are not the digits of a commit */
        public AtCommit {
            digits = digits.toLowerCase(Locale.ROOT);
            if (!FORM.matcher(digits).matches()) {
                throw new ProblemException(ProblemType.INVALID.because(
                        "what is expected is a commit, 7 to 64 hexadecimal digits, not '" + digits + "'"));
            }
        }

        @Override
        public boolean isMet(StoredPointer pointer) {
            return pointer.commit()
                    .map(Commit::hex)
                    .filter(hex -> hex.startsWith(digits))
                    .isPresent();
        }
    }

    /** Its last move is this one; 0 for none. */
    record AtVersion(long version) implements Expectation {
        @Override
        public boolean isMet(StoredPointer pointer) {
            return pointer.version() == version;
        }
    }

    /** It leads nowhere and has no rule. */
    record Absent() implements Expectation {
        @Override
        public boolean isMet(StoredPointer pointer) {
            return !pointer.exists();
        }
    }

    /** Both. */
    record Both(Expectation one, Expectation other) implements Expectation {
        @Override
        public boolean isMet(StoredPointer pointer) {
            return one.isMet(pointer) && other.isMet(pointer);
        }
    }

    /** What a request's words expect, where they do. */
    static Expectation of(Optional<String> commit) {
        return commit.<Expectation>map(AtCommit::new).orElseGet(Anything::new);
    }
}
