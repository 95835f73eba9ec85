package dev.afterrun.storage.command;

import dev.afterrun.duework.Forgetful;
import dev.afterrun.storage.catalog.KeptCommits;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets commands that were done long ago, and commits that are kept no more. */
@ApplicationScoped
class ForgetCommands implements Forgetful {
    private final AskedCommands commands;
    private final KeptCommits kept;
    private final CommandSettings settings;

    ForgetCommands(AskedCommands commands, KeptCommits kept, CommandSettings settings) {
        this.commands = commands;
        this.kept = kept;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return "forget-commands";
    }

    @Override
    public int forget(int most) {
        // A day longer than what is refused for its age: clocks may differ.
        var after = settings.memory().plusDays(1);
        return Math.max(commands.forget(after, most), kept.forget(most));
    }
}
