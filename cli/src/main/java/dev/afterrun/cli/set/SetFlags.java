package dev.afterrun.cli.set;

import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.publish.JobCall;
import dev.afterrun.cli.publish.JobFlags;
import dev.afterrun.cli.server.Pause;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands that save or restore sets are told of the job and the server. */
public final class SetFlags {
    @Option(
            names = "--key",
            paramLabel = "VERSION",
            description =
                    "The version key: what was saved under another one is not restored. Default: as declared, none.")
    @Nullable
    private String key;

    @Option(names = "--parallel", paramLabel = "N", description = "Requests at a time (AFTERRUN_PARALLEL). Default: 4.")
    @Nullable
    private String parallel;

    @Mixin
    private final JobFlags job = new JobFlags();

    @Mixin
    private final CommonFlags common = new CommonFlags();

    /** The job, at its server. */
    public JobAtServer find(Surroundings surroundings, Pause pause) {
        return JobAtServer.find(call(surroundings, pause));
    }

    /** The job, wherever what it saves goes. */
    public JobCall call(Surroundings surroundings, Pause pause) {
        var given = new FlagSource();
        given.give(Setting.PARALLEL, parallel);
        return JobCall.of(given, job, common, surroundings, pause);
    }

    /** {@code set} with the key that was given, if one was. */
    public DeclaredSet keyed(DeclaredSet set) {
        return set.withKey(SetWords.key(key));
    }
}
