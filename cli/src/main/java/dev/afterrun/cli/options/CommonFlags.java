package dev.afterrun.cli.options;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of every command that speaks to a server. */
public final class CommonFlags {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The server (AFTERRUN_URL). Default: the nearest .afterrun/endpoint going up from here.")
    @Nullable
    String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "The access token; better given as AFTERRUN_TOKEN, where no process list shows it.")
    @Nullable
    String token;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory of a server started with 'afterrun up' (AFTERRUN_DATA).")
    @Nullable
    String data;

    @Option(
            names = "--config",
            paramLabel = "INI",
            description = "INI file for what flags and environment leave open (AFTERRUN_CONFIG).")
    @Nullable
    String config;

    @Option(
            names = "--retry-for",
            paramLabel = "TIME",
            description = "How long to try again while the server is away or busy (AFTERRUN_RETRY_FOR), such as 90s"
                    + " or 10m; 0s: not at all. Default: 5m, and 30s at a terminal.")
    @Nullable
    String retryFor;

    @Option(names = "--verbose", description = "Say where each setting came from (AFTERRUN_VERBOSE=1).")
    boolean verbose;

    /** Tells {@code flags} what was given. */
    public void giveTo(FlagSource flags) {
        flags.give(Setting.URL, url);
        flags.give(Setting.TOKEN, token);
        flags.give(Setting.DATA, data);
        flags.give(Setting.CONFIG, config);
        flags.give(Setting.RETRY_FOR, retryFor);
        flags.turnOn(Setting.VERBOSE, verbose);
    }

    /**
     * All settings: {@code flags}, the environment, then {@code more} that is stronger than the INI file, the INI file,
     * and {@code last}.
     */
    public Settings settings(
            FlagSource flags, Surroundings surroundings, List<SettingSource> more, List<SettingSource> last) {
        giveTo(flags);
        var sources = new ArrayList<SettingSource>(List.of(flags, new EnvironmentSource(surroundings.variables())));
        var named = new Settings(sources).find(Setting.CONFIG);
        sources.addAll(more);
        named.ifPresent(
                file -> sources.add(IniSource.read(surroundings.directory().resolve(file.value()), file.origin())));
        sources.addAll(last);
        return new Settings(sources);
    }
}
