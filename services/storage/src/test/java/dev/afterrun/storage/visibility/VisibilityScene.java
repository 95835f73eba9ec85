package dev.afterrun.storage.visibility;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.RepositoryFacts;
import dev.afterrun.storage.catalog.FilesChanged;
import dev.afterrun.storage.progress.Questions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A forge that says of a repository what a test says, asked as it is asked in the service. */
@ApplicationScoped
public class VisibilityScene {
    private final VisibilityRows rows;
    private final Belief belief;
    private final Questions questions;
    private final Forge forge;
    private final DueWork dueWork;
    private final Event<FilesChanged> filesChanged;
    private final Event<VisibilityTold> told;

    VisibilityScene(
            VisibilityRows rows,
            Belief belief,
            Questions questions,
            Forge forge,
            DueWork dueWork,
            Event<FilesChanged> filesChanged,
            Event<VisibilityTold> told) {
        this.rows = rows;
        this.belief = belief;
        this.questions = questions;
        this.forge = forge;
        this.dueWork = dueWork;
        this.filesChanged = filesChanged;
        this.told = told;
    }

    /** The forge says that not everybody may see it. */
    public void hide(RepositoryName repository) {
        tell(repository, true);
    }

    /** The forge says that everybody may. */
    public void show(RepositoryName repository) {
        tell(repository, false);
    }

    private void tell(RepositoryName repository, boolean isPrivate) {
        var row = rows.named(repository).orElseThrow();
        try {
            ask(repository, () -> Optional.of(new RepositoryFacts(row.tenant().id(), isPrivate)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Outcome ask(RepositoryName repository, Callable<Optional<RepositoryFacts>> facts) throws IOException {
        var asking = new AskForge(rows, belief, questions, new ShowingForge(forge, facts), filesChanged, told);
        return new AskVisibility(rows, belief, asking, dueWork)
                .work(Long.toString(rows.named(repository).orElseThrow().id()));
    }

    Standing standing(RepositoryName repository) {
        return belief.of(rows.named(repository).orElseThrow());
    }
}
