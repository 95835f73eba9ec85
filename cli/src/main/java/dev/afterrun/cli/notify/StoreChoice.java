package dev.afterrun.cli.notify;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.notify.store.DetailStore;
import dev.afterrun.cli.notify.store.s3.S3Settings;
import dev.afterrun.cli.notify.store.s3.S3Store;
import dev.afterrun.cli.notify.store.swift.SwiftSettings;
import dev.afterrun.cli.notify.store.swift.SwiftSettings.Owner;
import dev.afterrun.cli.notify.store.swift.SwiftStore;
import dev.afterrun.cli.options.Amount;
import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Settings;
import dev.afterrun.cli.server.Http;
import dev.afterrun.contracts.RepositoryName;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** The store that the settings name, checked as far as it can be here. */
final class StoreChoice {
    private static final String WHAT = "where the files go";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int DAYS = 30;
    private static final int MOST_DAYS = 3_650;

    private final Settings settings;
    private final RepositoryName repository;
    private final Consumer<String> warnings;

    StoreChoice(Settings settings, RepositoryName repository, Consumer<String> warnings) {
        this.settings = settings;
        this.repository = repository;
        this.warnings = warnings;
    }

    DetailStore connect(Http http, Clock clock) {
        var api = required(Setting.STORE_API);
        return switch (api.value().toLowerCase(Locale.ROOT)) {
            case "swift" -> new SwiftStore(swift(), http, clock);
            case "s3" -> new S3Store(s3(), http, clock);
            default -> throw Failure.usage(api.origin(), "'" + api.value() + "' is no store", "write swift or s3");
        };
    }

    private SwiftSettings swift() {
        var identity = required(Setting.STORE_IDENTITY);
        var text = identity.headerValue();
        var colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw Failure.usage(identity.origin(), "it has no colon in it", "write TENANT:USER");
        }
        var endpoint = address(required(Setting.STORE_ENDPOINT));
        if (endpoint.getScheme().equals("http") && !THIS_MACHINE.contains(endpoint.getHost())) {
            warnings.accept("store_secret travels in the clear to " + endpoint.getHost() + "; https would hide it");
        }
        return new SwiftSettings(
                endpoint,
                text.substring(0, colon),
                text.substring(colon + 1),
                required(Setting.STORE_SECRET).headerValue(),
                settings.find(Setting.STORE_BUCKET).map(Found::value).orElseGet(() -> BucketName.of(repository)),
                settings.find(Setting.STORE_BUCKET).isPresent() ? Owner.OTHERS : Owner.US,
                days());
    }

    private S3Settings s3() {
        var identity = required(Setting.STORE_IDENTITY).headerValue();
        var endpoint = address(settings.find(Setting.STORE_ENDPOINT)
                .orElseGet(() -> new Found("https://s3.amazonaws.com", "default")));
        return new S3Settings(
                endpoint,
                identity,
                required(Setting.STORE_SECRET).headerValue(),
                settings.find(Setting.STORE_BUCKET)
                        .map(Found::value)
                        .orElseGet(() -> BucketName.among(repository, endpoint, identity)),
                days());
    }

    private int days() {
        return settings.find(Setting.STORE_DAYS)
                .map(found -> Amount.number(found, 1, MOST_DAYS))
                .orElse(DAYS);
    }

    private Found required(Setting setting) {
        return settings.find(setting)
                .orElseThrow(() -> new Failure(
                        ExitCode.USAGE,
                        WHAT,
                        "there are files, no server, and no " + setting.key(),
                        "set " + setting.variable() + ", or '" + setting.key() + "' in the INI file"));
    }

    private static URI address(Found found) {
        var text = found.value().contains("://") ? found.value() : "https://" + found.value();
        try {
            var url = new URI(text.replaceFirst("/+$", ""));
            var scheme = String.valueOf(url.getScheme());
            if ((scheme.equals("http") || scheme.equals("https"))
                    && url.getHost() != null
                    && url.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below; not shown, for people put passwords into addresses.
        }
        throw Failure.usage(
                found.origin(), "it is no http or https address with a host and without a user", "correct that");
    }
}
