package dev.afterrun.notifier.picture;

import dev.afterrun.contracts.RepositoryId;

/** One pull request of one repository; as text {@code FORGE:REPOSITORY#NUMBER}. */
public record PullRequestKey(RepositoryId repository, int number) {

    /** @throws IllegalArgumentException when {@code text} is not what {@link #toString} wrote */
    public static PullRequestKey parse(String text) {
        var hash = text.lastIndexOf('#');
        var colon = text.lastIndexOf(':', hash);
        if (colon < 0) {
            throw new IllegalArgumentException("a pull request is 'FORGE:REPOSITORY#NUMBER', not '" + text + "'");
        }
        var repository = new RepositoryId(text.substring(0, colon), text.substring(colon + 1, hash));
        return new PullRequestKey(repository, Integer.parseInt(text, hash + 1, text.length(), 10));
    }

    @Override
    public String toString() {
        return repository + "#" + number;
    }
}
