package dev.afterrun.storage.switching;

import dev.afterrun.contracts.Commit;

/** What a switch says to a run of a commit. */
sealed interface Admittance {
    /** Its package files are taken. */
    record Through() implements Admittance {}

    /** Somebody has switched on, seeing another commit: {@code seen}. */
    record Unseen(long serial, Commit seen) implements Admittance {}

    /** Nobody has switched on, or that has ended; {@code told} says which. */
    record Off(SwitchState state) implements Admittance {}
}
