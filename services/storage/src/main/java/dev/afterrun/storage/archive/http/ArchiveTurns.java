package dev.afterrun.storage.archive.http;

import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.archive.ArchiveForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/** Bounds how many archives are written at once: each takes memory as long as its reader takes. */
@ApplicationScoped
class ArchiveTurns {
    private static final int TARS = 32;

    /** Fewer, since a ZIP keeps its table of contents to its end: some 50 MB of a hundred thousand files. */
    private static final int ZIPS = 2;

    private final Semaphore tars = new Semaphore(TARS);
    private final Semaphore zips = new Semaphore(ZIPS);

    /** The turns that archives of this form take. */
    Semaphore of(ArchiveForm form) {
        return switch (form) {
            case TAR_ZST -> tars;
            case ZIP -> zips;
        };
    }

    /** What is told when all of them are taken. */
    static Problem taken(ArchiveForm form) {
        var most = switch (form) {
            case TAR_ZST -> TARS;
            case ZIP -> ZIPS;
        };
        return ProblemType.UNAVAILABLE.because(
                "other archives are being written; try again in a moment, or take single files",
                most + " archives of this form at once",
                most + 1);
    }
}
