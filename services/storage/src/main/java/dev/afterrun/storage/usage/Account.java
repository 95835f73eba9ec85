package dev.afterrun.storage.usage;

import dev.afterrun.storage.catalog.Repository;
import java.util.Locale;

/**
 * Who owns repositories of a forge, which is whom an App is installed for.
 *
 * @param owner in small letters
 */
public record Account(String forge, String owner) {
    public Account {
        owner = owner.toLowerCase(Locale.ROOT);
    }

    /** The owner of the repository, as its name has it now. */
    public static Account of(Repository repository) {
        return new Account(repository.identity().forge(), repository.name().owner());
    }
}
