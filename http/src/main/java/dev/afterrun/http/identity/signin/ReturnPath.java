package dev.afterrun.http.identity.signin;

import java.net.URI;
import java.util.Optional;

/** Where somebody comes back to after signing in: a path of ours with its query, never another place. */
public record ReturnPath(String text) {
    private static final int LONGEST = 1024;
    private static final String PLAIN = "/[\\x21-\\x7e&&[^\\\\]]*";
    private static final String OF_OURSELVES = "/-/";

    /** The start page. */
    public static final ReturnPath HOME = new ReturnPath("/");

    /** The path that a request names; the start page where it names none, or what a browser could take for another place. */
    public static ReturnPath of(Optional<String> wanted) {
        return wanted.filter(ReturnPath::isOurs).map(ReturnPath::new).orElse(HOME);
    }

    /** Browsers read {@code //host} and {@code /\host} as another host, and leave tabs and line ends out before they do. */
    private static boolean isOurs(String path) {
        return path.length() <= LONGEST
                && path.matches(PLAIN)
                && !path.startsWith("//")
                && !path.startsWith(OF_OURSELVES)
                && staysHere(path);
    }

    private static boolean staysHere(String path) {
        try {
            var here = URI.create("https://here.invalid/");
            return here.getAuthority().equals(here.resolve(path).getAuthority());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
