package dev.afterrun.storage.command;

import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.catalog.KeptCommits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Forgets commands that were done long ago, and commits that are kept no more: a batch at a time, for ever. */
@ApplicationScoped
class ForgetCommands implements Worker {
    static final String KIND = "forget-commands";

    private static final int BATCH = 500;
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofHours(1);

    private final AskedCommands commands;
    private final KeptCommits kept;
    private final DueWork dueWork;
    private final CommandSettings settings;

    ForgetCommands(AskedCommands commands, KeptCommits kept, DueWork dueWork, CommandSettings settings) {
        this.commands = commands;
        this.kept = kept;
        this.dueWork = dueWork;
        this.settings = settings;
    }

    @Transactional
    void start(@Observes StartupEvent event) {
        dueWork.mark(KIND, "all", Duration.ZERO);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public Outcome work(String key) {
        // A day longer than what is refused for its age: clocks may differ.
        var after = settings.memory().plusDays(1);
        var forgotten = QuarkusTransaction.requiringNew()
                .call(() -> Math.max(commands.forget(after, BATCH), kept.forget(BATCH)));
        return forgotten == BATCH
                ? new Outcome.Again(PACE, "more are to be forgotten")
                : new Outcome.Again(REST, "none are left to be forgotten");
    }
}
