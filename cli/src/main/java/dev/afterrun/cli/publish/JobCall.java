package dev.afterrun.cli.publish;

import dev.afterrun.cli.ci.CiSource;
import dev.afterrun.cli.ci.CiSystem;
import dev.afterrun.cli.ci.CiTokens;
import dev.afterrun.cli.login.Identity;
import dev.afterrun.cli.options.Checkout;
import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.cli.options.FlagSource;
import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.SettingSource;
import dev.afterrun.cli.options.Settings;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Endpoint;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Retry;
import dev.afterrun.cli.server.Server;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A command of a job: all that it is told of the job, and what it finds around it. */
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
        return of(given, common, more, surroundings, pause);
    }

    private static JobCall of(
            FlagSource given, CommonFlags common, List<SettingSource> more, Surroundings surroundings, Pause pause) {
        var beforeIni = new ArrayList<>(more);
        CiSystem.around(surroundings.variables()).map(CiSource::new).ifPresent(beforeIni::add);
        var told = common.settings(given, surroundings, beforeIni, List.of());
        var checkout =
                new Checkout(surroundings.directory(), told.find(Setting.COMMIT).map(Found::value));
        return new JobCall(told.before(List.of(checkout, new LocalDefaults(surroundings))), surroundings, pause);
    }

    /** The same where there is nothing of the job but its name. */
    public static JobCall of(
            FlagSource given, JobFlags flags, CommonFlags common, Surroundings surroundings, Pause pause) {
        flags.giveTo(given);
        return of(given, common, List.of(), surroundings, pause);
    }

    /** What there is to do, checked as far as it can be here. */
    public Plan plan() {
        return Plan.of(settings, surroundings);
    }

    /** Which job it is. */
    public Draft draft() {
        return new DraftReader(settings, surroundings.directory()).read();
    }

    /** Requests at a time. */
    public int parallel() {
        return Plan.parallel(settings);
    }

    /** Says where each setting came from, if that is wanted. */
    public void explain() {
        if (settings.isOn(Setting.VERBOSE)) {
            settings.explained().forEach(surroundings.console()::note);
        }
    }

    /** Tells the server that the job, or its run, begins. */
    void begin(Endpoint endpoint) {
        var beginning = new DraftReader(settings, surroundings.directory()).beginning();
        explain();
        var server = at(endpoint);
        var to = URI.create(server.parts().events() + "/v1/events");
        server.done(Call.of("sending the event", to, Call.SHORT)
                .posting(RunEvent.MEDIA_TYPE, Json.write(RunEvent.of(beginning))));
        surroundings.console().print("told: " + beginning.told());
    }

    /** What is at {@code endpoint}, which the job proves itself to. */
    public Server at(Endpoint endpoint) {
        return Server.at(endpoint, Identity.around(surroundings), retry());
    }

    private Retry retry() {
        return Retry.of(settings, pause, surroundings.console());
    }

    /** Whether the job is of a fork, and nothing proves it: it sends nothing, and leaves what it has for others to fetch. */
    public boolean handsOver() {
        return CiTokens.areKeptFrom(surroundings) && !hasToken();
    }

    /** Publishes, or leaves the job's files for others to fetch where it is of a fork and nothing proves it. */
    void publishOrHandOver(Plan plan) {
        if (handsOver()) {
            explain();
            new HandingOver(surroundings).handOver(plan);
        } else {
            publish(plan, Endpoint.find(settings, surroundings.directory()));
        }
    }

    /** A server on this machine leaves one too, which proves as much as one that was given. */
    private boolean hasToken() {
        return settings.find(Setting.TOKEN).isPresent()
                || Endpoint.known(settings, surroundings.directory())
                        .flatMap(Endpoint::token)
                        .isPresent();
    }

    /** Publishes at the server, which is found while files are hashed. */
    public void publish(Plan plan, Endpoint endpoint) {
        explain();
        var own = Identity.around(surroundings);
        var retry = retry();
        try (var server = Meanwhile.of(() -> Server.at(endpoint, own, retry))) {
            new Publishing(server, surroundings, pause).publish(plan);
        }
    }
}
