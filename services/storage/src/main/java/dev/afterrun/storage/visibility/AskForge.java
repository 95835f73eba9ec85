package dev.afterrun.storage.visibility;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.RepositoryFacts;
import dev.afterrun.storage.catalog.FilesChanged;
import dev.afterrun.storage.progress.Questions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks the forge who may see a repository, and notes what it tells. What it refuses to tell is told to nobody. */
@ApplicationScoped
class AskForge {
    private static final Logger LOG = Logger.getLogger(AskForge.class);

    private final VisibilityRows rows;
    private final Belief belief;
    private final Questions questions;
    private final Forge forge;
    private final Event<FilesChanged> filesChanged;
    private final Event<VisibilityTold> told;

    AskForge(
            VisibilityRows rows,
            Belief belief,
            Questions questions,
            Forge forge,
            Event<FilesChanged> filesChanged,
            Event<VisibilityTold> told) {
        this.rows = rows;
        this.belief = belief;
        this.questions = questions;
        this.forge = forge;
        this.filesChanged = filesChanged;
        this.told = told;
    }

    /**
     * Asks once, unless what the forge may be asked is spent: then tells for how long it is.
     *
     * @throws IOException where there is no answer; its last word holds, as {@link Belief} says
     */
    Duration ask(VisibilityRows.Row row) throws IOException {
        var wait = questions.spend(row.name(), 1);
        if (wait.isPositive()) {
            return wait;
        }
        // What is told is as old as the question.
        var asked = belief.now();
        var facts = facts(row.name());
        var word = facts.map(found -> word(row, found)).orElse(Word.UNCONFIRMED);
        QuarkusTransaction.requiringNew().run(() -> {
            rows.tell(row.id(), row.name(), new Told(word, asked), facts.map(RepositoryFacts::id));
            told.fire(new VisibilityTold(row.id(), row.name()));
            if (row.told().map(Told::word).filter(word::equals).isEmpty()) {
                LOG.infof("%s is %s now, as the forge says", row.name(), word.text());
                filesChanged.fire(new FilesChanged(row.name()));
            }
        });
        return Duration.ZERO;
    }

    private Optional<RepositoryFacts> facts(RepositoryName repository) throws IOException {
        try {
            return forge.repository(repository);
        } catch (ForgeRefused refused) {
            LOG.infof("The forge does not tell who may see %s: %s", repository, refused.toString());
            return Optional.empty();
        }
    }

    /** Whoever took over the name is somebody else, and shows nothing of what was there before. */
    private static Word word(VisibilityRows.Row row, RepositoryFacts facts) {
        var own = Belief.isNamed(row.tenant(), row.name())
                ? row.confirmed().orElse(facts.id())
                : row.tenant().id();
        if (!own.equals(facts.id())) {
            return Word.UNCONFIRMED;
        }
        return facts.isPrivate() ? Word.PRIVATE : Word.PUBLIC;
    }
}
