package dev.afterrun.cli.notify;

import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said of the forge and the store on the command line, for when there is no server. Secrets cannot. */
final class AloneFlags {
    @Option(
            names = "--forge-url",
            paramLabel = "URL",
            description = "Without a server: GitHub's API (AFTERRUN_FORGE_URL, GITHUB_API_URL). "
                    + "Default: https://api.github.com.")
    @Nullable
    String forgeUrl;

    @Option(
            names = "--store-api",
            paramLabel = "WORD",
            description = "Without a server: where files go, swift or s3 (AFTERRUN_STORE_API).")
    @Nullable
    String storeApi;

    @Option(
            names = "--store-endpoint",
            paramLabel = "URL",
            description = "The store: for swift where one logs in, such as https://HOST/v3 or https://HOST/auth/v1.0 "
                    + "(AFTERRUN_STORE_ENDPOINT). Default for s3: https://s3.amazonaws.com.")
    @Nullable
    String storeEndpoint;

    @Option(
            names = "--store-bucket",
            paramLabel = "NAME",
            description = "The bucket or container (AFTERRUN_STORE_BUCKET). Default: one for this repository.")
    @Nullable
    String storeBucket;

    @Option(
            names = "--store-days",
            paramLabel = "N",
            description = "Days after which the store deletes the files (AFTERRUN_STORE_DAYS). Default: 30.")
    @Nullable
    String storeDays;

    void giveTo(FlagSource flags) {
        flags.give(Setting.FORGE_URL, forgeUrl);
        flags.give(Setting.STORE_API, storeApi);
        flags.give(Setting.STORE_ENDPOINT, storeEndpoint);
        flags.give(Setting.STORE_BUCKET, storeBucket);
        flags.give(Setting.STORE_DAYS, storeDays);
    }
}
