package dev.afterrun.storage.switching;

import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.settings.UploadMode;
import dev.afterrun.contracts.upload.Allowance;
import dev.afterrun.forge.Forge;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.settings.ReadSettings;
import dev.afterrun.storage.settings.SettingsOf;
import dev.afterrun.storage.settings.UploadDefaults;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/**
 * Switches the uploads of a pull request on and off, for somebody who was seen to have write access. The forge is asked how the
 * pull request is: no transaction may be open. {@link IOException} means try again.
 */
@ApplicationScoped
public class UploadSwitch {
    private final Switching switching;
    private final SettingsOf settings;
    private final ReadSettings readSettings;
    private final UploadDefaults limits;
    private final Forge forge;

    UploadSwitch(
            Switching switching, SettingsOf settings, ReadSettings readSettings, UploadDefaults limits, Forge forge) {
        this.switching = switching;
        this.settings = settings;
        this.readSettings = readSettings;
        this.limits = limits;
        this.forge = forge;
    }

    /** On from now; asked for again, what is asked last counts. */
    public Switched switchOn(Repository repository, int number, Allowance allowance, Asker by) throws IOException {
        readSettings.firstOf(repository);
        var objection = whereNothingIsSwitched(repository).or(() -> tooMuch(allowance));
        if (objection.isPresent()) {
            return new Switched.Refused(objection.get());
        }
        var found = forge.pullRequest(repository.name(), number);
        if (found.isEmpty()) {
            return new Switched.Refused("there is no pull request #" + number + " in " + repository.name());
        }
        if (found.get().state() != PullRequestState.OPEN) {
            return new Switched.Refused("pull request #" + number + " is "
                    + found.get().state() + ", and only open ones bring package files");
        }
        // Where runs are counted, time ends it all the same: nothing is on for ever.
        var usual = allowance.runs().isPresent() ? limits.longest() : limits.usual();
        var time = allowance.time().orElse(usual);
        return new Switched.Done(switching.on(
                repository, number, time, allowance.runs(), by, found.get().head()));
    }

    /** Off from now. */
    public Switched switchOff(Repository repository, int number, Asker by) throws IOException {
        readSettings.firstOf(repository);
        return whereNothingIsSwitched(repository)
                .<Switched>map(Switched.Refused::new)
                .orElseGet(() -> new Switched.Done(switching.off(repository, number, by)));
    }

    /** How it is. */
    public UploadsTold status(Repository repository, int number) {
        readSettings.firstOf(repository);
        return switching.now(repository, number);
    }

    private Optional<String> whereNothingIsSwitched(Repository repository) {
        return switch (settings.of(repository).uploads().mode()) {
            case UploadMode.ON_REQUEST -> Optional.empty();
            case UploadMode.ALWAYS ->
                Optional.of(repository.name() + " always takes package files: nothing is to be switched");
            case UploadMode.NEVER ->
                Optional.of(repository.name() + " never takes package files of pull requests: [uploads] mode in its"
                        + " afterrun.toml would allow it");
        };
    }

    private Optional<String> tooMuch(Allowance allowance) {
        if (allowance.runs().filter(runs -> runs > limits.mostRuns()).isPresent()) {
            return Optional.of("uploads are on for " + limits.mostRuns() + " runs at most, not "
                    + allowance.runs().get());
        }
        if (allowance
                .time()
                .filter(time -> time.compareTo(limits.longest()) > 0)
                .isPresent()) {
            return Optional.of("uploads are on for " + limits.longest().toHours() + " hours at most, not "
                    + allowance.time().get().toHours());
        }
        return Optional.empty();
    }
}
