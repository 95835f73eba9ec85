package dev.afterrun.launcher;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The machine's own faults, such as a full disk or a missing program, as the one line that a command ends with. */
final class Trouble {
    private Trouble() {}

    static Failure with(String what, IOException why) {
        var failure = new Failure(ExitCode.UNREACHABLE, what, reason(why), "mend that and try again");
        failure.initCause(why);
        return failure;
    }

    /** Of a file Java often tells no more than its name. */
    private static String reason(IOException why) {
        return why instanceof FileSystemException file && file.getReason() == null
                ? file.getMessage() + ": " + words(file)
                : String.valueOf(why.getMessage());
    }

    private static String words(FileSystemException file) {
        return switch (file) {
            case NoSuchFileException _ -> "there is no such thing, and it cannot be made";
            case AccessDeniedException _ -> "this user may not";
            case FileAlreadyExistsException _ -> "something else is there already";
            default -> "it cannot be used";
        };
    }
}
