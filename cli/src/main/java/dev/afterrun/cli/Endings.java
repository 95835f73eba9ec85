package dev.afterrun.cli;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.failure.ForJobs;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever ends a command badly into one line and an {@link ExitCode}. */
final class Endings implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Console console;

    Endings(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        return end(Failure.usage(
                "usage", String.valueOf(wrong.getMessage()), "'" + command + " --help' tells what there is"));
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        if (thrown instanceof ParameterException wrong) {
            return handleParseException(wrong, new String[0]);
        }
        if (!(thrown instanceof Failure failure)) {
            return fault(thrown);
        }
        if (command.getCommandSpec().userObject() instanceof ForJobs job && job.passesOver(failure.exitCode())) {
            return passable(failure, job);
        }
        return end(failure);
    }

    private int passable(Failure failure, ForJobs job) {
        if (job.optional()) {
            console.warn(failure.getMessage() + " (passed over, as --optional asks)");
            return job.passedOver().number();
        }
        console.note("afterrun: " + failure.getMessage() + " (--optional would let the job pass)");
        return failure.exitCode().number();
    }

    private int end(Failure failure) {
        console.note("afterrun: " + failure.getMessage());
        return failure.exitCode().number();
    }

    private int fault(Exception thrown) {
        var frame = thrown.getStackTrace().length > 0 ? " at " + thrown.getStackTrace()[0] : "";
        return end(new Failure(ExitCode.FAULT, "a fault of ours", thrown + frame, "please report it"));
    }
}
