package dev.afterrun.eventing.doctor.broker;

import dev.afterrun.contracts.doctor.Finding;
import dev.afterrun.eventing.deadletter.DeadLetters;
import dev.afterrun.eventing.doctor.Check;
import java.util.List;

/** Whether there are events that a service could not take. */
final class NothingIsDead implements Check {
    private static final String NAME = "dead letters";

    private final DeadLetters letters;

    NothingIsDead(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        var all = letters.list();
        return List.of(
                all.isEmpty()
                        ? Finding.ok(NAME, "there are none")
                        : Finding.wrong(
                                NAME,
                                all.size() + " events could not be taken, the oldest by "
                                        + all.getFirst().service() + " at "
                                        + all.getFirst().failedAt(),
                                "'afterrun dead-letters list' has the causes; mend them, then"
                                        + " 'afterrun dead-letters replay --all'"));
    }
}
