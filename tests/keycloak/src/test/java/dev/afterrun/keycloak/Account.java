package dev.afterrun.keycloak;

import java.util.List;

/**
 * A service account as an operator of Keycloak sets one up.
 *
 * @param name of its client
 * @param repositories that it is given; none with an empty list
 * @param lifespan of its tokens, in seconds
 */
record Account(String name, List<String> roles, List<String> repositories, String trust, int lifespan) {
    private static final int USUAL_LIFESPAN = 300;

    static Account of(String name, String role, String repository) {
        return new Account(name, List.of(role), List.of(repository), "ordinary", USUAL_LIFESPAN);
    }

    /** The same whose tokens end so soon. */
    Account withLifespan(int seconds) {
        return new Account(name, roles, repositories, trust, seconds);
    }
}
