package dev.afterrun.cli.repository;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.RepositoryName;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A run or a file as people name it: the CI system's id of a run, or what stands behind the repository in an address, or a
 * whole address as a page shows it.
 *
 * @param words what was given
 */
public record RunOrFile(String words) {
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.*");
    private static final Pattern REF = Pattern.compile("run-.+|pr-[0-9]+|~.+");

    /** What it is called in requests about {@code repository}: {@code run-77}, {@code 6e4ddaf/dist/app.whl}. */
    public String within(RepositoryName repository) {
        if (ADDRESS.matcher(words).matches()) {
            return behind(repository, address());
        }
        // A percent sign begins an escape in addresses; the id of a run has none.
        return words.indexOf('/') >= 0 || REF.matcher(words).matches() ? words : "run-" + words.replace("%", "%25");
    }

    private URI address() {
        try {
            return URI.create(words);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("'" + words + "'", "it is no address", "copy the address of a run's page or of a file");
        }
    }

    private String behind(RepositoryName repository, URI address) {
        var path = String.valueOf(address.getRawPath());
        var before = "/" + repository + "/";
        if (!path.toLowerCase(Locale.ROOT).startsWith(before.toLowerCase(Locale.ROOT))) {
            throw Failure.usage(
                    "'" + words + "'", "it is no address of " + repository, "name its repository as --repo OWNER/NAME");
        }
        return path.substring(before.length());
    }
}
