package dev.afterrun.storage.usage;

import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/** What is used now, exactly: one statement sees each change with what it changed, or neither. */
@ApplicationScoped
public class Usages {
    private static final String SUM =
            "SELECT coalesce(sum(files), 0) AS files, coalesce(sum(bytes), 0) AS bytes FROM usage_now ";

    private final Sql sql;

    Usages(Sql sql) {
        this.sql = sql;
    }

    /** That of one repository. */
    public Usage of(Repository repository) {
        return of(repository.id());
    }

    /** That of the repository of this number. */
    public Usage of(long repository) {
        return sum("WHERE repository_id = ?", repository);
    }

    /** That of all repositories that the account owns at present. */
    public Usage of(Account account) {
        return sum(
                "JOIN repository ON repository.id = repository_id WHERE forge = ? AND lower(split_part(name, '/', 1)) = ?",
                account.forge(),
                account.owner());
    }

    private Usage sum(String which, Object... parameters) {
        return sql.first(row -> new Usage(row.getLong("files"), row.getLong("bytes")), SUM + which, parameters)
                .orElse(Usage.NONE);
    }
}
