package dev.afterrun.storage.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.RepositoryTold;
import dev.afterrun.contracts.event.StorageFact;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.duework.outbox.Outbox;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.forge.FileInRepository;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.quota.QuotaWarnings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The transactions around reading a repository's file. A broken file changes nothing but what is told to be wrong. */
@ApplicationScoped
class TakeOverSettings {
    private static final Revision ANY = new Revision(1);

    private final Repositories repositories;
    private final StoredSettings stored;
    private final SettingsOf settings;
    private final QuotaWarnings quotaWarnings;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Event<SettingsRead> settingsRead;

    TakeOverSettings(
            Repositories repositories,
            StoredSettings stored,
            SettingsOf settings,
            QuotaWarnings quotaWarnings,
            Outbox outbox,
            ObjectMapper json,
            Event<SettingsRead> settingsRead) {
        this.repositories = repositories;
        this.stored = stored;
        this.settings = settings;
        this.quotaWarnings = quotaWarnings;
        this.outbox = outbox;
        this.json = json;
        this.settingsRead = settingsRead;
    }

    /** The repository of this number. */
    @Transactional
    Optional<Repository> known(long repository) {
        return repositories.findByIdOptional(repository);
    }

    /** This is the file now, and the branch that it is on. */
    @Transactional
    void found(long id, FileInRepository file, Optional<String> defaultBranch) {
        var repository = repositories.findById(id);
        var known = stored.looked(repository);
        stored.isOn(repository, defaultBranch);
        switch (file) {
            case FileInRepository.Absent() -> stored.isGood(repository, Optional.empty());
            case FileInRepository.Unusable(var why) -> stored.isBroken(repository, SettingsDefect.whole(why));
            case FileInRepository.Text(var text) -> read(repository, text);
        }
        tell(repository, known);
        settingsRead.fire(new SettingsRead(repository));
    }

    /** It could not be looked for, on this branch where that much is known; that is not tried again before the next occasion. */
    @Transactional
    void refused(long id, Optional<String> defaultBranch) {
        var repository = repositories.findById(id);
        stored.looked(repository);
        if (defaultBranch.isPresent()) {
            stored.isOn(repository, defaultBranch);
            settingsRead.fire(new SettingsRead(repository));
        }
    }

    private void read(Repository repository, String text) {
        try {
            SettingsFile.read(text, settings.defaults());
            stored.isGood(repository, Optional.of(text));
        } catch (SettingsDefect defect) {
            stored.isBroken(repository, String.valueOf(defect.getMessage()));
        }
    }

    private void tell(Repository repository, StoredSettings.Known known) {
        var now = settings.of(repository);
        var fact = new RepositoryTold(
                repository.identity(),
                repository.name(),
                ANY,
                now.uploads().mode(),
                now.comment(),
                stored.problem(repository),
                quotaWarnings.of(repository));
        var digest = digest(fact);
        if (known.told().filter(digest::equals).isEmpty()) {
            outbox.<StorageFact>add(
                    Topics.STORAGE,
                    repository.identity().toString(),
                    FactFamily.STORAGE,
                    fact.at(stored.tell(repository, digest)));
        }
    }

    private String digest(RepositoryTold fact) {
        try {
            return Digest.of(json.writeValueAsBytes(fact)).hex();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every fact can be written as JSON", e);
        }
    }
}
