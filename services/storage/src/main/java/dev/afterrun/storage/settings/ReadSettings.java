package dev.afterrun.storage.settings;

import dev.afterrun.contracts.event.BranchPushed;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads repositories' {@code afterrun.toml}: after pushes, and after runs where it was not read for some minutes. Which branch is the
 * default one the forge knows, and it answers with the same {@code ETag} where nothing has changed.
 */
@ApplicationScoped
public class ReadSettings implements Worker {
    /** The kind of this work; its key is the repository's number. */
    public static final String KIND = "read-settings";

    private static final Logger LOG = Logger.getLogger(ReadSettings.class);
    private static final Duration AFTER_RUNS = Duration.ofMinutes(5);
    private static final Duration AFTER_PUSHES = Duration.ofSeconds(10);
    private static final Duration BUSY = Duration.ofSeconds(30);

    private final Repositories repositories;
    private final StoredSettings stored;
    private final TakeOverSettings takeOver;
    private final OwnNames names;
    private final Forge forge;
    private final DueWork dueWork;

    ReadSettings(
            Repositories repositories,
            StoredSettings stored,
            TakeOverSettings takeOver,
            OwnNames names,
            Forge forge,
            DueWork dueWork) {
        this.repositories = repositories;
        this.stored = stored;
        this.takeOver = takeOver;
        this.names = names;
        this.forge = forge;
        this.dueWork = dueWork;
    }

    /** A run of the repository has come. */
    @Transactional(TxType.MANDATORY)
    public void runCame(Repository repository) {
        var age = stored.age(repository);
        if (age.isEmpty() || age.get().compareTo(AFTER_RUNS) > 0) {
            mark(repository, Duration.ZERO);
        }
    }

    /** The forge may have let us into the repository. */
    @Transactional(TxType.MANDATORY)
    public void letIn(Repository repository) {
        mark(repository, Duration.ZERO);
    }

    /** A branch was pushed to, which may be the default one. A repository without runs is nobody's here. */
    @Transactional
    public void branchPushed(BranchPushed pushed) {
        repositories
                .knownAs(pushed.repository(), pushed.name())
                .forEach(repository -> mark(
                        repository,
                        stored.age(repository).map(AFTER_PUSHES::minus).orElse(Duration.ZERO)));
    }

    /** Reads it now where it never was read, unless the forge is away; no transaction may be open. */
    public void firstOf(Repository repository) {
        if (stored.age(repository).isPresent()) {
            return;
        }
        try {
            read(repository.id());
        } catch (IOException away) {
            LOG.infof("%s is taken by the operator's settings for now: %s", repository.name(), away);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome work(String key) throws IOException {
        try {
            read(Long.parseLong(key));
            return Outcome.DONE;
        } catch (ForgeBusy busy) {
            return new Outcome.Again(busy.retryAfter().orElse(BUSY), busy.toString());
        }
    }

    private void read(long repository) throws IOException {
        var known = takeOver.known(repository);
        if (known.isEmpty()) {
            return;
        }
        var name = known.get().name();
        var branch = Optional.<String>empty();
        try {
            if (!names.has(known.get().identity(), name)) {
                LOG.infof("%s is another repository by now: what its file says is not asked", name);
                takeOver.refused(repository, branch);
                return;
            }
            // First, since forges tell it to more than may read files; and what stays because of it must not end early.
            branch = forge.defaultBranch(name);
            takeOver.found(repository, forge.file(name, SettingsFile.NAME, SettingsFile.LIMIT), branch);
        } catch (ForgeRefused refused) {
            LOG.infof("%s of %s stays as it was: %s", SettingsFile.NAME, name, refused.getMessage());
            takeOver.refused(repository, branch);
        }
    }

    private void mark(Repository repository, Duration after) {
        dueWork.mark(KIND, Long.toString(repository.id()), after.isNegative() ? Duration.ZERO : after);
    }
}
