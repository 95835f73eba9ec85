package dev.afterrun.storage.switching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.PullRequestTold;
import dev.afterrun.contracts.event.StorageFact;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.duework.outbox.Outbox;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.settings.SettingsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Tells what was decided for a pull request, whenever that is not what was told last. */
@ApplicationScoped
class TellPullRequest {
    private static final Revision ANY = new Revision(1);

    private final Switches switches;
    private final SettingsOf settings;
    private final Outbox outbox;
    private final ObjectMapper json;

    TellPullRequest(Switches switches, SettingsOf settings, Outbox outbox, ObjectMapper json) {
        this.switches = switches;
        this.settings = settings;
        this.outbox = outbox;
        this.json = json;
    }

    /** Tells it in the transaction that changed it and holds its row; returns what is so now. */
    @Transactional(TxType.MANDATORY)
    UploadsTold tell(Repository repository, int number) {
        var mode = settings.of(repository).uploads().mode();
        var uploads = switches.find(repository, number).orElseThrow().told(mode);
        var fact = new PullRequestTold(repository.identity(), repository.name(), number, ANY, uploads);
        switches.tell(repository, number, digest(fact))
                .ifPresent(revision -> outbox.<StorageFact>add(
                        Topics.STORAGE, repository.identity() + ":" + number, FactFamily.STORAGE, fact.at(revision)));
        return uploads;
    }

    private String digest(PullRequestTold fact) {
        try {
            return Digest.of(json.writeValueAsBytes(fact)).hex();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every fact can be written as JSON", e);
        }
    }
}
