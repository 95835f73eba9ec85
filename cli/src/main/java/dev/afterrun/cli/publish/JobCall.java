package dev.afterrun.cli.publish;

import dev.afterrun.cli.ci.CiSource;
import dev.afterrun.cli.ci.CiSystem;
import dev.afterrun.cli.options.Checkout;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.SettingSource;
import dev.afterrun.cli.options.Settings;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Endpoint;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Server;
import java.util.ArrayList;
import java.util.List;

/** A command at the end of a job: all that it is told of the job, and what it finds around it. */
public record JobCall(Settings settings, Surroundings surroundings, Pause pause) {

    /** What {@code given} and the job's flags say, the environment, {@code more}, the CI system, and so on. */
    public static JobCall of(
            FlagSource given,
            PublishFlags flags,
            CommonFlags common,
            List<SettingSource> more,
            Surroundings surroundings,
            Pause pause) {
        flags.giveTo(given);
        var beforeIni = new ArrayList<>(more);
        CiSystem.around(surroundings.variables()).map(CiSource::new).ifPresent(beforeIni::add);
        var settings = common.settings(
                given,
                surroundings,
                beforeIni,
                List.of(new Checkout(surroundings.directory()), new LocalDefaults(surroundings)));
        return new JobCall(settings, surroundings, pause);
    }

    /** What there is to do, checked as far as it can be here. */
    public Plan plan() {
        return Plan.of(settings, surroundings);
    }

    /** Says where each setting came from, if that is wanted. */
    public void explain() {
        if (settings.isOn(Setting.VERBOSE)) {
            settings.explained().forEach(surroundings.console()::note);
        }
    }

    /** Publishes at the server, which is found while files are hashed. */
    public void publish(Plan plan, Endpoint endpoint) {
        explain();
        var finding = Server.finding(endpoint, settings, pause, surroundings.console()::note);
        try (var server = Meanwhile.of(finding)) {
            new Publishing(server, surroundings, pause).publish(plan);
        }
    }
}
