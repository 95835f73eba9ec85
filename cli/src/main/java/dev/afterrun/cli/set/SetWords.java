package dev.afterrun.cli.set;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.persisted.SetScope;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Words of the command line as what they mean for sets. */
public final class SetWords {
    private SetWords() {}

    /** A set's name. */
    public static SetName name(String word) {
        return read("'" + word + "'", word, SetName::new, "give the set another name");
    }

    /** A version key, if one is given. */
    public static Optional<SetKey> key(@Nullable String word) {
        return Optional.ofNullable(word).map(said -> read("--key", said, SetKey::new, "give another one"));
    }

    /** A scope. */
    public static SetScope scope(String word) {
        return read("--scope", word, SetScope::parse, "write it so");
    }

    /** A generation's id. */
    public static long generation(String word) {
        return read(
                "'" + word + "'",
                word,
                SetWords::number,
                "take the ID of 'afterrun persisted list', or what a job's log says");
    }

    private static long number(String word) {
        if (!word.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("it is no generation's id, which is a whole number");
        }
        return Long.parseLong(word);
    }

    private static <T> T read(String what, String word, Function<String, T> form, String mend) {
        try {
            return form.apply(word);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(what, String.valueOf(e.getMessage()), mend);
        }
    }
}
