package dev.afterrun.cli.publish;

import dev.afterrun.contracts.HandOver;

/** How a fork's job has {@link HandOver#DIRECTORY} carried to where it is fetched from. */
public final class Carrying {
    private Carrying() {}

    /** The end of a sentence that says what was written there, with the step that the job named so needs. */
    public static String words(String job) {
        return "in " + HandOver.DIRECTORY
                + "/, for GitHub gives no token to the jobs of a fork's pull request; let the"
                + " job upload it: '- {uses: actions/upload-artifact@v4, if: \"hashFiles('" + HandOver.DIRECTORY
                + "/**') != ''\", with: {name: '" + artifact(job) + "', path: " + HandOver.DIRECTORY + "}}'";
    }

    /** A name that the forge takes for an artifact. */
    private static String artifact(String job) {
        return "afterrun-" + job.replaceAll("[^A-Za-z0-9._-]+", "-");
    }
}
