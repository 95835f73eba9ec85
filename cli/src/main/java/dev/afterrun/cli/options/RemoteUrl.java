package dev.afterrun.cli.options;

import java.util.Optional;
import java.util.regex.Pattern;

/** {@code https://host/owner/name.git}, {@code ssh://git@host:22/owner/name}, {@code git@host:owner/name}. */
public final class RemoteUrl {
    private static final Pattern FORM = Pattern.compile("[^:]+:(?:.*/)?([^/:]+)/([^/:]+?)(?:\\.git)?/?");

    private RemoteUrl() {}

    /** The last two parts, {@code owner/name}; nothing of a path on this machine. */
    public static Optional<String> repository(String remote) {
        var matcher = FORM.matcher(remote);
        return matcher.matches() ? Optional.of(matcher.group(1) + "/" + matcher.group(2)) : Optional.empty();
    }
}
