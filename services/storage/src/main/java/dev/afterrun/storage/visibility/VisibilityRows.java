package dev.afterrun.storage.visibility;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What rows of repositories say of who may see them. */
@ApplicationScoped
class VisibilityRows {
    private static final String ROW =
            "SELECT id, forge, forge_id, name, visibility, visibility_told_at, confirmed_id FROM repository ";

    /** An answer that came before another one, and is written after it, changes nothing. */
    private static final String TELL = """
        UPDATE repository SET visibility = ?, visibility_told_at = ?, confirmed_id = coalesce(confirmed_id, ?)
        WHERE id = ? AND name = ? AND (visibility_told_at IS NULL OR visibility_told_at <= ?)
        """;

    private final Sql sql;

    VisibilityRows(Sql sql) {
        this.sql = sql;
    }

    /** The one that goes by this name now; of several that had it one after another, as {@link dev.afterrun.storage.catalog.Repositories#named} says. */
    Optional<Row> named(RepositoryName name) {
        return sql.first(
                VisibilityRows::read,
                ROW + "WHERE lower(name) = ? ORDER BY strpos(forge_id, '/') > 0, named_at DESC, id DESC LIMIT 1",
                name.toString().toLowerCase(Locale.ROOT));
    }

    Optional<Row> of(RepositoryId tenant) {
        return sql.first(VisibilityRows::read, ROW + "WHERE forge = ? AND forge_id = ?", tenant.forge(), tenant.id());
    }

    Optional<Row> of(long id) {
        return sql.first(VisibilityRows::read, ROW + "WHERE id = ?", id);
    }

    /** The numbers of those of this forge about which it was never asked. */
    List<Long> untold(String forge) {
        return sql.list(
                row -> row.getLong("id"),
                "SELECT id FROM repository WHERE forge = ? AND visibility_told_at IS NULL ORDER BY id",
                forge);
    }

    /** Notes what was told when it was asked about by {@code name}; nothing where it has another name by now. */
    @Transactional(TxType.MANDATORY)
    void tell(long id, RepositoryName name, Told told, Optional<String> confirmed) {
        sql.update(TELL, told.word().text(), told.at(), confirmed, id, name.toString(), told.at());
    }

    private static Row read(ResultSet row) throws SQLException {
        var word = Optional.ofNullable(row.getString("visibility")).map(Word::parse);
        var at = Optional.ofNullable(row.getTimestamp("visibility_told_at")).map(Timestamp::toInstant);
        return new Row(
                row.getLong("id"),
                new RepositoryId(row.getString("forge"), row.getString("forge_id")),
                RepositoryName.parse(row.getString("name")),
                word.flatMap(said -> at.map(when -> new Told(said, when))),
                Optional.ofNullable(row.getString("confirmed_id")));
    }

    /** @param confirmed whose name it was when the forge told of it first */
    record Row(long id, RepositoryId tenant, RepositoryName name, Optional<Told> told, Optional<String> confirmed) {}
}
