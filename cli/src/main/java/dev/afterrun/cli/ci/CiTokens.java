package dev.afterrun.cli.ci;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.OwnTokens;
import dev.afterrun.cli.server.Token;

/** The tokens that a job has from its CI system: the one that it was handed, else those that it may ask for. */
public final class CiTokens {
    /** Holds a token that the CI system has made for the job. */
    static final String HANDED = "AFTERRUN_ID_TOKEN";

    private CiTokens() {}

    /** Whether a job runs here, rather than a person. */
    public static boolean areOfJob(Surroundings surroundings) {
        var variables = surroundings.variables();
        return variables.find(HANDED).isPresent() || CiSystem.around(variables).isPresent();
    }

    /** Whether the job is of a fork, and has nothing that would prove it: no token that it was handed, nor may it ask for one. */
    public static boolean areKeptFrom(Surroundings surroundings) {
        var variables = surroundings.variables();
        return variables.find(HANDED).isEmpty()
                && CiSystem.around(variables).filter(CiSystem::isOfFork).isPresent();
    }

    /** Those of the job that runs in {@code surroundings}; no job has none. */
    public static OwnTokens around(Surroundings surroundings) {
        var variables = surroundings.variables();
        return variables
                .find(HANDED)
                .map(Token::of)
                .<OwnTokens>map(token -> (server, parts, http) -> () -> token)
                .or(() -> CiSystem.around(variables).map(system -> system.tokens(surroundings.clock())))
                .orElse(OwnTokens.NONE);
    }
}
