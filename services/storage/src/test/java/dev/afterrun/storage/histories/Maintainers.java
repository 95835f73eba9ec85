package dev.afterrun.storage.histories;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.pin.KeepFiles;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.http.identity.Account;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.storage.publishing.ResolvePullRequests;
import dev.afterrun.storage.retention.keep.RepositoryPins;
import dev.afterrun.storage.settings.ReadSettings;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RepositoryFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** What people do who look after a repository; storage hears of it at once, unless it does not know the repository yet. */
@ApplicationScoped
class Maintainers {
    private final JsonClient forge =
            new JsonClient(ConfigProvider.getConfig().getValue("afterrun.forge.url", URI.class), Map.of());

    private final RepositoryFiles files;
    private final ReadSettings readSettings;
    private final ResolvePullRequests resolve;
    private final RepositoryPins pins;
    private final Sql sql;

    Maintainers(
            RepositoryFiles files,
            ReadSettings readSettings,
            ResolvePullRequests resolve,
            RepositoryPins pins,
            Sql sql) {
        this.files = files;
        this.readSettings = readSettings;
        this.resolve = resolve;
        this.pins = pins;
        this.sql = sql;
    }

    /** The job's repository has these rules; whether storage has read them. */
    @ActivateRequestContext
    boolean rules(CiJob job, Rules rules) throws IOException {
        files.settings(job.repository(), rules.toml());
        var known = repository(job);
        return known.isPresent() && readSettings.work(known.get()).equals(Outcome.DONE);
    }

    /** The job's pull request is open, or closed; whether storage has asked. */
    @ActivateRequestContext
    boolean pullRequest(CiJob job, boolean open) throws IOException {
        forge.send(
                        "PUT",
                        "/v1/repos/" + job.repository() + "/pulls/"
                                + job.pullRequest().orElseThrow(),
                        Map.of("head", job.commit(), "state", open ? "open" : "closed"))
                .good();
        var known = repository(job);
        return known.isPresent()
                && resolve.work(known.get() + "/" + job.commit()).equals(Outcome.DONE);
    }

    /** Keeps it; the number of the pin. */
    @ActivateRequestContext
    long keep(Kept kept, String lasting) {
        var request = new KeepFiles(kept.words(), lasting, "a history keeps it", Optional.empty());
        return pins.keep(caller(kept.trust()), kept.repository(), request).pin().id();
    }

    /** Keeps it no longer. */
    @ActivateRequestContext
    void end(Kept kept, long pin) {
        pins.end(caller(kept.trust()), kept.repository(), pin);
    }

    /** Ends all pins of the job's repository. */
    @ActivateRequestContext
    void endAll(CiJob job) {
        for (var pin : pins.list(job.repository()).pins()) {
            pins.end(caller(job.trust()), job.repository(), pin.id());
        }
    }

    private Optional<String> repository(CiJob job) {
        return sql.first(
                row -> row.getString("id"),
                "SELECT id FROM repository WHERE name = ?",
                job.repository().toString());
    }

    private static Caller caller(TrustLevel trust) {
        return new Caller(new Account("local", "local", Set.of("*"), Set.of("publisher"), trust));
    }
}
