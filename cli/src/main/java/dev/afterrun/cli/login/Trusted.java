package dev.afterrun.cli.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An issuer that nobody on the way can be taken for: its address has {@code https}, or is of this machine. Only an issuer of this machine
 * may name others without {@code https}, and those have to be of this machine too.
 */
record Trusted(URI uri) {
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

    private static final int MOST_CHARACTERS = 2048;
    private static final int HIGHEST_PORT = 65_535;

    /** Empty where it is none. */
    static Optional<Trusted> of(URI issuer) {
        return Optional.of(issuer)
                .filter(uri -> isWhole(uri)
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && (isHttps(uri) || isOfThisMachine(uri)))
                .map(Trusted::new);
    }

    /** The address that it names so, where tokens and people may go to it. */
    Optional<URI> reaches(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            // Other letters than ASCII may look like others, or turn the line around.
            return Optional.of(new URI(new URI(text).toASCIIString()))
                    .filter(to -> isWhole(to) && (isHttps(to) || (!isHttps(uri) && isOfThisMachine(to))));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether what is said to this address stays on this machine. */
    static boolean isOfThisMachine(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme())
                && LOOPBACK.matcher(String.valueOf(uri.getHost())).matches();
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** A user in an address is there to mislead. */
    private static boolean isWhole(URI uri) {
        return uri.getHost() != null && uri.getUserInfo() == null && uri.getPort() <= HIGHEST_PORT;
    }
}
