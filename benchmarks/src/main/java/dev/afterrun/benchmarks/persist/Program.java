package dev.afterrun.benchmarks.persist;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that keeps trees in pieces, in a directory of its own: which commands it takes. */
interface Program {
    /** What it is called in tables and on {@code PATH}. */
    String name();

    /** Debian's package of it. */
    String debianPackage();

    /** Its environment on a machine that has what it remembers in {@code memory}. */
    Map<String, String> variables(Path memory);

    /** Makes the store; empty where that needs no command. */
    List<String> make(Path store);

    /** Keeps the working directory, as the save of that number. */
    List<String> save(Path store, int number);

    /** Brings the save of that number back into the working directory. */
    List<String> restore(Path store, int number);
}
