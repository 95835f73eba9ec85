package dev.afterrun.notifier.access;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.NoAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.function.Function;

/** Whatever is asked of the forge, its ways of saying no mean the same. */
@ApplicationScoped
public class ForgeCalls {
    private final Budget budget;
    private final Admission admission;

    ForgeCalls(Budget budget, Admission admission) {
        this.budget = budget;
        this.admission = admission;
    }

    /** Calls about one piece of work, which tell what becomes of it where all went well. */
    @FunctionalInterface
    public interface Calls {
        Outcome make() throws IOException;
    }

    /**
     * Makes the calls and tells what becomes of the piece. A forge that asks for patience lets the account rest, one that does not
     * let us in the repository.
     *
     * @param refused what becomes of it where the forge refuses this alone
     */
    public Outcome make(RepositoryId repository, RepositoryName name, Calls calls, Function<String, Outcome> refused)
            throws IOException {
        try {
            var outcome = calls.make();
            admission.admitted(repository);
            return outcome;
        } catch (ForgeBusy busy) {
            var asked = busy.retryAfter().orElseThrow(() -> busy);
            return new Outcome.LaneRests(budget.rest(name, asked), busy.toString());
        } catch (NoAccess shut) {
            return admission
                    .refused(repository, name, shut.toString())
                    .<Outcome>map(length -> new Outcome.LaneRests(length, shut.toString()))
                    .orElse(Outcome.DONE);
        } catch (ForgeRefused refusal) {
            // Who is told no in particular has been let in.
            admission.admitted(repository);
            return refused.apply(refusal.toString());
        }
    }
}
