package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.GenerationList;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.persisted.generation.Generations.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Shows generations to everybody, as they stand now. */
@ApplicationScoped
public class ShowSets {
    private final AskedRepository asked;
    private final Generations generations;

    ShowSets(AskedRepository asked, Generations generations) {
        this.asked = asked;
        this.generations = generations;
    }

    /** The one of this id; 404 where there is none. */
    @Transactional
    public Generation one(RepositoryName name, long id) {
        return generations.find(asked.named(name), id).orElseThrow(() -> unknown(name, id));
    }

    /** A page of them; 404 of a repository that nobody has heard of. */
    @Transactional
    public GenerationList list(RepositoryName name, Wanted wanted) {
        var found = generations.list(asked.named(name), wanted);
        var shown = found.subList(0, Math.min(found.size(), Limits.GENERATIONS_SHOWN));
        return new GenerationList(
                shown, found.size() > shown.size() ? Optional.of(shown.getLast().id()) : Optional.empty());
    }

    static ProblemException unknown(RepositoryName name, long id) {
        return new ProblemException(ProblemType.NOT_FOUND.because(
                "there is no generation " + id + " in " + name + "; 'afterrun persisted list' tells which there are"));
    }
}
