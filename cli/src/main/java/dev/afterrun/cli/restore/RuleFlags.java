package dev.afterrun.cli.restore;

import dev.afterrun.cli.set.DeclaredSet;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.restore.RestoreRules;
import dev.afterrun.persisted.restore.RestoreRules.Existing;
import dev.afterrun.persisted.restore.RestoreRules.OtherSystems;
import picocli.CommandLine.Option;

/** What a restore may do, beyond what is declared. */
final class RuleFlags {
    @Option(
            names = "--replace",
            description = "Replace files that are there and differ; otherwise they refuse the set.")
    private boolean replace;

    @Option(names = "--allow-links", description = "Take a set with links that lead out of it.")
    private boolean allowLinks;

    @Option(
            names = "--allow-other-systems",
            description = "Take a set that was made on another operating system or architecture.")
    private boolean allowOtherSystems;

    DeclaredSet apply(DeclaredSet set) {
        var declared = set.rules();
        return set.withRules(new RestoreRules(
                replace ? Existing.REPLACED : declared.existing(),
                allowLinks ? Links.ANYWHERE : declared.links(),
                allowOtherSystems ? OtherSystems.ALLOWED : declared.otherSystems()));
    }
}
