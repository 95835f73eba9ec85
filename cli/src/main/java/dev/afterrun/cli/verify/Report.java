package dev.afterrun.cli.verify;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.verification.DamagedCopy;
import dev.afterrun.contracts.verification.VerificationPass;
import dev.afterrun.contracts.verification.VerificationStatus;

/** What verification has shown, in words. */
record Report(VerificationStatus status) {
    /** Prints it, and fails where something is damaged. */
    void tell(Console console) {
        status.pass().ifPresentOrElse(pass -> tell(console, pass), () -> console.print("nothing was read again yet"));
        status.nextAt().ifPresent(time -> console.print("next by itself: " + time));
        status.damaged().forEach(copy -> tell(console, copy));
        if (status.damagedCopies() > 0) {
            throw new Failure(
                    ExitCode.REJECTED,
                    "reading stored bytes again",
                    status.damagedCopies() + " damaged",
                    "publish the same files again, and look at the store's disks");
        }
    }

    private static void tell(Console console, VerificationPass pass) {
        console.print(pass.finishedAt().map(end -> "finished " + end).orElse("under way since " + pass.startedAt())
                + ": "
                + Figures.count(pass.copies(), "blob") + " in " + Figures.count(pass.objects(), "object") + ", "
                + new ByteSize(pass.bytes()) + " of " + new ByteSize(pass.expectedBytes()) + "; " + pass.damaged()
                + " damaged, " + pass.unreadable() + " unreadable");
    }

    private static void tell(Console console, DamagedCopy copy) {
        console.print(
                "damaged: " + copy.sha256() + " in " + copy.store() + ":" + copy.object() + ", found " + copy.foundAt()
                        + ", " + Failure.oneLine(copy.damage())
                        + (copy.readable() ? " (another copy is served)" : " (not served)"));
        copy.files()
                .forEach(file -> console.print("  " + file.repository() + " run " + Failure.oneLine(file.run()) + ", "
                        + Failure.oneLine(file.job()) + ": " + file.path()));
    }
}
