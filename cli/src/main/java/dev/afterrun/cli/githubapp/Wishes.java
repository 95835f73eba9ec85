package dev.afterrun.cli.githubapp;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.githubapp.Manifest.Audience;
import dev.afterrun.cli.githubapp.Manifest.Reruns;
import dev.afterrun.cli.githubapp.Manifest.Webhooks;
import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Surroundings;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the App is to be. */
final class Wishes {
    /** GitHub's limit of an App's name. */
    private static final int NAME_LENGTH = 34;

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,38}");

    @Option(
            names = "--org",
            paramLabel = "ORG",
            description = "The organisation that is to own it. Default: your own account.")
    @Nullable
    private String org;

    @Option(names = "--url", paramLabel = "URL", description = "Afterrun's address, that CI is told (AFTERRUN_URL).")
    @Nullable
    private String url;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What comments are signed with, up to 34 characters. Default: GitHub's page asks for it.")
    @Nullable
    private String name;

    @Option(
            names = "--webhooks",
            description = "GitHub tells Afterrun at once what happens; without it, Afterrun finds out.")
    private boolean webhooks;

    @Option(
            names = "--reruns",
            description = "People may have runs run again by a command; it needs 'Actions: Read and write'.")
    private boolean reruns;

    @Option(names = "--public", description = "Other accounts may install it, too.")
    private boolean anybody;

    Optional<String> organisation() {
        return Optional.ofNullable(org);
    }

    Manifest manifest(Surroundings surroundings) {
        if (org != null && !LOGIN.matcher(org).matches()) {
            throw Failure.usage("--org", "'" + org + "' is no organisation's name", "give it as in its address");
        }
        if (name != null && name.codePointCount(0, name.length()) > NAME_LENGTH) {
            throw Failure.usage("--name", "it passes 34 characters, which is what GitHub takes", "give a shorter one");
        }
        return new Manifest(
                Optional.ofNullable(name),
                server(surroundings),
                anybody ? Audience.ANYBODY : Audience.OWNER,
                webhooks ? Webhooks.ON : Webhooks.OFF,
                reruns ? Reruns.ALLOWED : Reruns.NOT_ALLOWED);
    }

    private URI server(Surroundings surroundings) {
        var found = Optional.ofNullable(url)
                .map(given -> new Found(given, "--url"))
                .or(() -> surroundings.variables().find("AFTERRUN_URL"))
                .orElseThrow(() -> Failure.usage("Afterrun's address", "it is missing", "give it as --url URL"));
        try {
            var server = URI.create(found.value().strip().replaceAll("/+$", ""));
            var isWeb = "https".equals(server.getScheme()) || "http".equals(server.getScheme());
            if (isWeb && server.getHost() != null && server.getRawUserInfo() == null) {
                return server;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Told below, like an address of something else.
        }
        throw Failure.usage(found.origin(), "it is no address", "write https://HOST");
    }
}
