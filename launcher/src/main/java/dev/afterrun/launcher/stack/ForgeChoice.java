package dev.afterrun.launcher.stack;

import dev.afterrun.cli.failure.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;

/** Which forge the services speak to. */
public sealed interface ForgeChoice {
    /** The one that the launcher keeps. */
    record Local() implements ForgeChoice {}

    /**
     * GitHub, or a server that speaks its API.
     *
     * @param api the API's base
     * @param token empty where the services act as an App, whose settings they read themselves
     */
    record GitHub(URI api, String token) implements ForgeChoice {
        @Override
        public String toString() {
            return "GitHub[" + api + ", token hidden]";
        }
    }

    /**
     * GitHub where {@code AFTERRUN_FORGE_TOKEN} or {@code AFTERRUN_FORGE_APP_ID} is set, at {@code AFTERRUN_FORGE_URL} where
     * that is; else the local one.
     *
     * @throws Failure when that is no address
     */
    static ForgeChoice from(Map<String, String> environment) {
        var token = environment.getOrDefault("AFTERRUN_FORGE_TOKEN", "");
        var api = environment.getOrDefault("AFTERRUN_FORGE_URL", "https://api.github.com");
        var app = environment.getOrDefault("AFTERRUN_FORGE_APP_ID", "");
        return token.isEmpty() && app.isEmpty() ? new Local() : new GitHub(address(api), token);
    }

    private static URI address(String text) {
        try {
            var url = new URI(text);
            if (List.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw Failure.usage(
                "AFTERRUN_FORGE_URL",
                "it is no http or https address with a host",
                "give one such as https://github.example.org/api/v3");
    }

    /** The forge's name in identities and tokens. */
    default String forgeName() {
        return switch (this) {
            case Local() -> "local";
            case GitHub(var api, var token) -> api.getHost().equals("api.github.com") ? "github.com" : api.getHost();
        };
    }
}
