package dev.afterrun.cli.login;

import dev.afterrun.cli.ci.CiTokens;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.OwnTokens;

/**
 * Who runs a command that was given no token: a job, known by what its CI system signs, or a person who has signed in. Never both: what
 * a person keeps on a machine is not for the jobs that run there.
 */
public final class Identity {
    private Identity() {}

    /** The job, or the person. */
    public static OwnTokens around(Surroundings surroundings) {
        return CiTokens.areOfJob(surroundings) ? CiTokens.around(surroundings) : signedIn(surroundings);
    }

    /** The same for what no job may ask for: its own tokens are not brought. */
    public static OwnTokens ofPerson(Surroundings surroundings) {
        return CiTokens.areOfJob(surroundings) ? OwnTokens.NONE : signedIn(surroundings);
    }

    private static OwnTokens signedIn(Surroundings surroundings) {
        return new SignedIn(KeptLogins.of(surroundings), surroundings.clock());
    }
}
