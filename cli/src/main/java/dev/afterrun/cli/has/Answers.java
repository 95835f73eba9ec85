package dev.afterrun.cli.has;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of each question.
 *
 * @param addresses by the word that asked, in order; empty where it is not there
 */
record Answers(Map<String, Optional<URI>> addresses) {
    private static final int SHOWN = 10;

    static <T> Answers of(Map<String, T> asked, Map<T, URI> found) {
        var all = new LinkedHashMap<String, Optional<URI>>();
        asked.forEach((word, meaning) -> all.put(word, Optional.ofNullable(found.get(meaning))));
        return new Answers(all);
    }

    /** Prints the addresses, and fails where something is not there. */
    void tell(Console console) {
        addresses.values().forEach(address -> address.ifPresent(there -> console.print(there.toString())));
        var missing = missing();
        if (!missing.isEmpty()) {
            throw new Failure(
                    ExitCode.NONE_THERE,
                    "looking for " + Figures.count(addresses.size(), "file"),
                    (missing.size() == 1 ? "one is" : missing.size() + " are") + " not there: " + shown(missing),
                    "make and publish " + (missing.size() == 1 ? "it" : "them"));
        }
    }

    private List<String> missing() {
        return addresses.entrySet().stream()
                .filter(answer -> answer.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String shown(List<String> missing) {
        var more = missing.size() - SHOWN;
        return String.join(", ", missing.stream().limit(SHOWN).toList()) + (more > 0 ? " and " + more + " more" : "");
    }
}
