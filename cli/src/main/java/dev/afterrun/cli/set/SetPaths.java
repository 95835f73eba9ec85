package dev.afterrun.cli.set;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.persisted.disk.Bases;
import dev.afterrun.persisted.rule.PathRules;
import java.util.List;

/** What belongs to a set, as rules. */
public final class SetPaths {
    private SetPaths() {}

    /** Paths of the command line, as {@code afterrun.toml} would have them. */
    public static List<String> of(List<String> arguments, Bases bases) {
        return new PathArguments(bases).rules(arguments);
    }

    /** The rules of {@code set}, which has some. */
    public static PathRules rules(DeclaredSet set) {
        if (set.paths().isEmpty()) {
            throw Failure.usage(
                    "persisting '" + set.name() + "'",
                    "neither the command line nor a [[persist]] of " + DeclaredSets.FILE + " says what belongs to it",
                    "name paths");
        }
        try {
            return PathRules.parse(set.paths());
        } catch (IllegalArgumentException e) {
            throw Failure.usage("the paths of '" + set.name() + "'", String.valueOf(e.getMessage()), "correct that");
        }
    }
}
