package dev.afterrun.storage.persisted.conclusion;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.DelegatingForge;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.WorkflowJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The local forge with a CI of its own, whose jobs are as a test says. */
final class SayingForge extends DelegatingForge {
    private final Forge local;
    private final List<WorkflowJob> jobs = new ArrayList<>();
    private Trouble trouble = Trouble.NONE;

    /** What keeps it from saying anything. */
    enum Trouble {
        NONE,
        AWAY,
        REFUSES
    }

    SayingForge(Forge local) {
        this.local = local;
    }

    SayingForge running(String job, Commit commit) {
        jobs.add(new WorkflowJob(job, commit, Optional.empty()));
        return this;
    }

    SayingForge ended(String job, Commit commit, Conclusion conclusion) {
        jobs.add(new WorkflowJob(job, commit, Optional.of(conclusion)));
        return this;
    }

    SayingForge in(Trouble other) {
        trouble = other;
        return this;
    }

    @Override
    protected Forge forge() {
        return local;
    }

    @Override
    public List<WorkflowJob> jobs(RepositoryName repository, long run, int attempt) throws IOException {
        return switch (trouble) {
            case NONE -> List.copyOf(jobs);
            case AWAY -> throw new IOException("the forge is away");
            case REFUSES -> throw new ForgeRefused("give the App the permission 'Actions: Read-only'");
        };
    }
}
