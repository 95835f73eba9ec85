package dev.afterrun.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where the JVM begins when the archive's start is recorded. A record is of one process, and jobs run several commands: this runs one
 * after the other. It is not among the commands, and nobody else has a use for it.
 */
public final class Recorded {
    /** What stands before each command. */
    public static final String NEXT = "--next";

    private Recorded() {}

    /** Runs the commands, each after {@value #NEXT}, and ends with the exit code of the first that failed. What stands before is the script's. */
    public static void main(String[] arguments) {
        var code = commands(arguments).stream()
                .mapToInt(command -> Main.run(command.toArray(String[]::new)))
                .filter(ended -> ended != 0)
                .findFirst()
                .orElse(0);
        System.exit(code);
    }

    private static List<List<String>> commands(String[] arguments) {
        Deque<List<String>> all = new ArrayDeque<>();
        all.add(new ArrayList<>());
        for (var argument : arguments) {
            if (argument.equals(NEXT)) {
                all.add(new ArrayList<>());
            } else {
                all.getLast().add(argument);
            }
        }
        all.removeFirst();
        return List.copyOf(all);
    }
}
