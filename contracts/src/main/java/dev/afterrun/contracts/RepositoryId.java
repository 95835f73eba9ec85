package dev.afterrun.contracts;

/**
 * The tenant: who owns what is stored. Names may change hands, this does not.
 *
 * @param forge the forge's host ({@code github.com}), or {@code local}
 * @param id the forge's own id of the repository; where the forge has none, its name in lower case
 */
public record RepositoryId(String forge, String id) {
    @Override
    public String toString() {
        return forge + ":" + id;
    }
}
