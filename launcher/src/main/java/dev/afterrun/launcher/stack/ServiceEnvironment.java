package dev.afterrun.launcher.stack;

import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.postgres.Database;
import dev.afterrun.launcher.token.UploadTokenKeys;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What each service is told, in the variables that docs/reference describes.
 *
 * @param publicKey what tokens are verified with
 * @param uploadTokens what upload tokens are signed and verified with
 */
record ServiceEnvironment(
        StackSettings settings,
        Addresses addresses,
        String bootstrapServers,
        Database database,
        String publicKey,
        UploadTokenKeys uploadTokens,
        DataDirectory data) {

    Map<String, String> of(Service service) throws IOException {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(addresses.port(service)));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        if (service.keepsRows()) {
            environment.putAll(databaseOf(service));
        }
        environment.putAll(origins());
        environment.putAll(ownOf(service));
        environment.putAll(settings.environment().getOrDefault(service, Map.of()));
        return environment;
    }

    private Map<String, String> ownOf(Service service) throws IOException {
        return switch (service) {
            case INGEST ->
                joined(
                        tokens(),
                        Map.of(
                                "AFTERRUN_CLI_DIRECTORY",
                                data.directory("cli").toString(),
                                "AFTERRUN_FORGE_NAME",
                                settings.forge().forgeName()));
            case STORAGE ->
                joined(
                        tokens(),
                        forge(),
                        Map.of(
                                "AFTERRUN_UPLOAD_TOKENS_SIGNING_KEY",
                                uploadTokens.secret(),
                                "AFTERRUN_BLOBS_FILES_DIRECTORY",
                                data.directory("blobs").toString(),
                                // On one machine everybody who publishes may write.
                                "AFTERRUN_UPLOADS_MODE",
                                "always",
                                // The one token covers every repository, and curl names none.
                                "AFTERRUN_SHARE_REPOSITORY",
                                "local/shared"));
            case NOTIFIER -> forge();
            case REAPER -> Map.of();
        };
    }

    private Map<String, String> tokens() {
        return Map.of("QUARKUS_OIDC_PUBLIC_KEY", publicKey, "AFTERRUN_UPLOAD_TOKENS_PUBLIC_KEYS", uploadTokens.open());
    }

    private Map<String, String> databaseOf(Service service) throws IOException {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", service.word(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(service.word()));
    }

    private Map<String, String> origins() {
        return Map.of(
                "AFTERRUN_ADDRESS_EVENTS", addresses.of(Service.INGEST).toString(),
                "AFTERRUN_ADDRESS_STORAGE", addresses.of(Service.STORAGE).toString(),
                "AFTERRUN_ADDRESS_WEB", addresses.web().toString(),
                "AFTERRUN_ADDRESS_CONTENT", addresses.of(Service.STORAGE).toString());
    }

    private Map<String, String> forge() {
        return switch (settings.forge()) {
            case ForgeChoice.Local() ->
                Map.of(
                        "AFTERRUN_FORGE_KIND",
                        "local",
                        "AFTERRUN_FORGE_NAME",
                        settings.forge().forgeName(),
                        "AFTERRUN_FORGE_URL",
                        addresses.localForge().toString(),
                        "AFTERRUN_FORGE_TOKEN",
                        "");
            case ForgeChoice.GitHub(var api, var token) ->
                Map.of(
                        "AFTERRUN_FORGE_KIND",
                        "github",
                        "AFTERRUN_FORGE_NAME",
                        settings.forge().forgeName(),
                        "AFTERRUN_FORGE_URL",
                        api.toString(),
                        "AFTERRUN_FORGE_TOKEN",
                        token);
        };
    }

    @SafeVarargs
    private static Map<String, String> joined(Map<String, String>... parts) {
        var all = new HashMap<String, String>();
        for (var part : parts) {
            all.putAll(part);
        }
        return all;
    }
}
