package dev.afterrun.reaper.pace;

import dev.afterrun.duework.Worker;
import jakarta.enterprise.context.ApplicationScoped;

/** Proposes what is due of one repository, a batch at a time. */
@ApplicationScoped
class ProposeExpiry implements Worker {
    static final String KIND = "expiry";

    private final ProposalBatch batch;

    ProposeExpiry(ProposalBatch batch) {
        this.batch = batch;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome work(String repository) {
        return batch.propose(repository)
                .<Outcome>map(wait -> new Outcome.Again(wait, "the next of it is due then"))
                .orElse(Outcome.DONE);
    }
}
