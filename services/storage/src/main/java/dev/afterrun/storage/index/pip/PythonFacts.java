package dev.afterrun.storage.index.pip;

import java.util.Optional;

/**
 * What the index repeats of a wheel or an sdist.
 *
 * @param requiresPython a version specifier, such as {@code >=3.9}
 */
record PythonFacts(Optional<String> requiresPython) {}
