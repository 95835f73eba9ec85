package dev.afterrun.storage.settings;

import dev.afterrun.storage.persisted.ScopePolicy.DefaultBranch;
import dev.afterrun.storage.persisted.SetRules;
import dev.afterrun.storage.retention.Span;

/** Reads what an {@code afterrun.toml} says of persisted sets. */
final class SetTables {
    /** Sets that one file may declare. */
    static final int MOST = 100;

    private SetTables() {}

    static SetRules read(SettingsTable file) throws SettingsDefect {
        var table = file.table("persisted");
        var rules = new SetRules(
                table.word("default-branch", DefaultBranch::parse, DefaultBranch.HERMETIC),
                table.number("newest", SetRules::checkNewest),
                table.optional("unused", Span::parse).map(Span::length));
        table.nothingElse();
        // Which files a set has is between the checkout and the command line, which reads them there.
        file.tables("persist", MOST);
        return rules;
    }
}
