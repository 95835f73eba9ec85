package dev.afterrun.storage.quota;

import dev.afterrun.storage.usage.Account;

/** Whose files count together. */
public sealed interface Owner {
    /** As a key of due work: it is read again by {@link #parse}. */
    String key();

    /** The owner of this {@link #key}. */
    static Owner parse(String key) {
        var parts = key.split("/", 3);
        return parts[0].equals("repository")
                ? new OfRepository(Long.parseLong(parts[1]))
                : new OfAccount(new Account(parts[1], parts[2]));
    }

    /** Those of the repository of this number. */
    record OfRepository(long id) implements Owner {
        @Override
        public String key() {
            return "repository/" + id;
        }
    }

    /** Those of all its repositories. */
    record OfAccount(Account account) implements Owner {
        @Override
        public String key() {
            return "account/" + account.forge() + "/" + account.owner();
        }
    }
}
