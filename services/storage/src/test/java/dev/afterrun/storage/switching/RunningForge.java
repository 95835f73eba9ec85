package dev.afterrun.storage.switching;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.DelegatingForge;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.Rerun;
import java.util.ArrayList;
import java.util.List;

/** The local forge with a CI of its own, which answers every wish to run something again in the same way. */
final class RunningForge extends DelegatingForge {
    private final Forge local;
    private final Rerun answer;
    private final List<String> asked = new ArrayList<>();

    RunningForge(Forge local, Rerun answer) {
        this.local = local;
        this.answer = answer;
    }

    /** What was to be run again: {@code RUN at COMMIT}. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    protected Forge forge() {
        return local;
    }

    @Override
    public Rerun rerun(RepositoryName repository, long run, Commit head) {
        asked.add(run + " at " + head);
        return answer;
    }
}
