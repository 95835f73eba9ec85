package dev.afterrun.forge.local;

import dev.afterrun.contracts.Commit;

/** A branch as the local forge's API shows it, and as it is told where one is. */
public record BranchJson(Commit head) {}
