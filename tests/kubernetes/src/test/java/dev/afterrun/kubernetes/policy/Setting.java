package dev.afterrun.kubernetes.policy;

import dev.afterrun.kubernetes.manifest.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A variable as docs/reference/configuration.md has it, which is generated from the code.
 *
 * @param takenBy the services that read it
 * @param required whether they do not start without it
 * @param kindOfStore the kind of store that needs it, if it is one that some kind needs
 */
record Setting(String variable, List<String> takenBy, boolean required, Optional<String> kindOfStore) {
    private static final Pattern VARIABLES = Pattern.compile("`([A-Z0-9_]+)(\\*?)`");
    /** What the name stands for that the operator gives to one of many. */
    private static final String NAMED = "NAME_";

    /** How to log, and whether there are local tokens. */
    private static final Pattern OPTIONAL = Pattern.compile("QUARKUS_LOG_.*|QUARKUS_OIDC_TENANT_ENABLED");

    private static final Pattern NEEDED_BY_KIND = Pattern.compile("which the kind `(\\w+)` needs");

    /** Each of them, those of the framework that are named there too. */
    static List<Setting> all() {
        try (var lines = Files.lines(Checkout.path("docs/reference/configuration.md"))) {
            return lines.filter(line -> line.startsWith("| `"))
                    .map(line -> List.of(line.split("\\s*\\|\\s*", -1)))
                    .flatMap(Setting::ofRow)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Three columns are of the framework, which asks for all of them but some; five are ours. */
    private static Stream<Setting> ofRow(List<String> cells) {
        var ours = cells.size() == 7;
        var takenBy = services(cells.get(ours ? 4 : 2));
        var needed = NEEDED_BY_KIND.matcher(cells.get(cells.size() - 2));
        var kind = needed.find() ? Optional.of(needed.group(1)) : Optional.<String>empty();
        return VARIABLES
                .matcher(cells.get(1))
                .results()
                .map(found -> new Setting(
                        found.group(1),
                        takenBy,
                        ours
                                ? cells.get(3).equals("**required**")
                                : !OPTIONAL.matcher(found.group(1)).matches(),
                        kind));
    }

    private static List<String> services(String cell) {
        return cell.equals("all") ? Checkout.SERVICES : List.of(cell.split(", "));
    }

    /** Whether it is {@code name}, or begins it where it stands for many, each of a name of the operator's. */
    boolean covers(String name) {
        if (!variable.endsWith(NAMED)) {
            return name.equals(variable);
        }
        var before = variable.length() - NAMED.length();
        return name.startsWith(variable.substring(0, before)) && name.indexOf('_', before) > before;
    }
}
