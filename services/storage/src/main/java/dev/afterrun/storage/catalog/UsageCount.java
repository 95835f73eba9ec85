package dev.afterrun.storage.catalog;

/**
 * How a statement that stores files, or lets stored ones go, counts them in what their repository uses: as its own last part, so
 * that neither is ever done without the other. Its {@code WITH} names the rows that it changed, with their {@code repository_id}
 * and {@code size}.
 */
public final class UsageCount {
    private static final String COUNT = """
            INSERT INTO usage_change (repository_id, files, bytes)
            SELECT repository_id, %1$scount(*), %1$ssum(size) FROM %2$s GROUP BY repository_id
            """;

    private UsageCount() {}

    /** These rows are stored files now. */
    public static String more(String rows) {
        return COUNT.formatted("", rows);
    }

    /** These rows were stored files. */
    public static String fewer(String rows) {
        return COUNT.formatted("-", rows);
    }
}
