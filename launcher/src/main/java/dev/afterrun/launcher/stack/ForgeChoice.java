package dev.afterrun.launcher.stack;

import java.net.URI;
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
     */
    static ForgeChoice from(Map<String, String> environment) {
        var token = environment.getOrDefault("AFTERRUN_FORGE_TOKEN", "");
        var api = environment.getOrDefault("AFTERRUN_FORGE_URL", "https://api.github.com");
        var app = environment.getOrDefault("AFTERRUN_FORGE_APP_ID", "");
        return token.isEmpty() && app.isEmpty() ? new Local() : new GitHub(URI.create(api), token);
    }

    /** The forge's name in identities and tokens. */
    default String forgeName() {
        return switch (this) {
            case Local() -> "local";
            case GitHub(var api, var token) -> api.getHost().equals("api.github.com") ? "github.com" : api.getHost();
        };
    }
}
