package dev.afterrun.cli.notify;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Settings;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.location.ForgeKind;
import dev.afterrun.forge.location.ForgeLocation;
import java.net.URI;

/** Speaks to GitHub as the settings say. */
final class ForgeAccess {
    private static final String WHAT = "which forge";
    private static final String GITHUB = "https://api.github.com";

    private ForgeAccess() {}

    static Forge connect(Settings settings) {
        var token = settings.find(Setting.FORGE_TOKEN).map(Found::headerValue);
        if (token.isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    WHAT,
                    "there is no server (--url, AFTERRUN_URL), and no token to comment without one",
                    "set AFTERRUN_FORGE_TOKEN or GITHUB_TOKEN, or 'token' in the INI file");
        }
        var url = settings.find(Setting.FORGE_URL).orElseGet(() -> new Found(GITHUB, "default"));
        try {
            return new ForgeLocation(ForgeKind.GITHUB, URI.create(url.value()), token).connect();
        } catch (IllegalArgumentException e) {
            throw Failure.usage(WHAT, String.valueOf(e.getMessage()), "correct " + url.origin());
        }
    }
}
