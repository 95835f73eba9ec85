package dev.afterrun.cli.server;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The one configured address, and the token that goes with it.
 *
 * @param left whether nobody gave the token, but a server on this machine left it in a file
 * @param origin who named it, for people
 */
public record Endpoint(URI url, Optional<Token> token, boolean left, String origin) {
    private static final int HIGHEST_PORT = 65_535;

    /** What the settings name, else the file that a server on this machine left in or above {@code directory}. */
    public static Endpoint find(Settings settings, Path directory) {
        return known(settings, directory).orElseThrow(Endpoint::nowhere);
    }

    /** As {@link #find}; empty where nothing names a server. */
    public static Optional<Endpoint> known(Settings settings, Path directory) {
        var token = settings.find(Setting.TOKEN).map(Token::of);
        var named = settings.find(Setting.URL);
        if (named.isEmpty()) {
            return EndpointFile.find(settings, directory)
                    .map(file -> new Endpoint(file.url(), token.or(file::token), token.isEmpty(), file.origin()));
        }
        var url = parse(named.get());
        return Optional.of(new Endpoint(
                url,
                token.or(() -> leftFor(url, settings, directory)),
                token.isEmpty(),
                named.get().origin()));
    }

    /** The same address with no token. */
    public Endpoint withoutToken() {
        return new Endpoint(url, Optional.empty(), false, origin);
    }

    /** What it brings along as it is. */
    Proof proof() {
        return token.isPresent() ? token.get() : NoToken.GIVEN;
    }

    /** A token is for its own server: the file's goes along only where the file names the same address. */
    private static Optional<Token> leftFor(URI url, Settings settings, Path directory) {
        return EndpointFile.find(settings, directory)
                .filter(file -> file.url().equals(url))
                .flatMap(Endpoint::token);
    }

    /** @throws Failure when it is no absolute HTTP address */
    static URI parse(Found found) {
        try {
            var url = new URI(found.value().replaceFirst("/+$", ""));
            var scheme = String.valueOf(url.getScheme());
            if ((scheme.equals("http") || scheme.equals("https"))
                    && url.getHost() != null
                    && url.getPort() <= HIGHEST_PORT
                    && url.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below. The text is not shown, for people put passwords into addresses.
        }
        throw Failure.usage(
                "the server's address (" + found.origin() + ")",
                "it is no http or https address with a host, a port that there is, and without a user",
                "give one such as https://afterrun.example.org");
    }

    private static Failure nowhere() {
        return new Failure(
                ExitCode.USAGE,
                "which server",
                "neither --url nor AFTERRUN_URL is set, and there is no .afterrun/endpoint here or further up",
                "set AFTERRUN_URL, or start one with 'afterrun up'");
    }
}
