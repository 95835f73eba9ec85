package dev.afterrun.cli.githubapp;

import dev.afterrun.cli.failure.Failure;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Which GitHub it is.
 *
 * @param web where people see it, without a {@code /} at the end
 * @param api the base of its API
 */
record GitHubAddress(String web, URI api) {
    private static final String PUBLIC = "github.com";
    private static final String OF_TENANTS = ".ghe.com";

    /** github.com, a tenant's at ghe.com, or an Enterprise Server. */
    static GitHubAddress of(String web) {
        var uri = parsed(web);
        var origin = uri.getScheme() + "://" + uri.getRawAuthority();
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        return new GitHubAddress(
                origin,
                host.equals(PUBLIC) || host.endsWith(OF_TENANTS)
                        ? URI.create("https://api." + host)
                        : URI.create(origin + "/api/v3"));
    }

    /** What Afterrun calls it in the names of repositories. */
    String name() {
        return URI.create(web).getHost();
    }

    /** Where a person makes an App for the organisation, or for themselves. */
    String registration(Optional<String> organisation, String state) {
        return web + organisation.map(login -> "/organizations/" + login).orElse("") + "/settings/apps/new?state="
                + state;
    }

    private static URI parsed(String web) {
        try {
            var uri = URI.create(web.strip());
            var scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() != null && uri.getRawUserInfo() == null && (scheme.equals("https") || isHere(uri))) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Told below, like one that is not GitHub's.
        }
        throw Failure.usage(
                "--github", "it is no address of a GitHub with https", "write https://github.com or https://HOST");
    }

    private static boolean isHere(URI uri) {
        return "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
    }
}
