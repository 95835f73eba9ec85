package dev.afterrun.cli.options;

import picocli.CommandLine.Option;

/** {@code --optional}, of commands that a job runs and that an outage of the server is not to break. */
public final class OptionalFlag {
    @Option(
            names = "--optional",
            description = "An unreachable server is one warning, and no error (AFTERRUN_OPTIONAL=1).")
    private boolean given;

    /** Whether it is set, here or in the environment. */
    public boolean isOn(Surroundings surroundings) {
        return given || surroundings.variables().isTrue(Setting.OPTIONAL.variable());
    }
}
