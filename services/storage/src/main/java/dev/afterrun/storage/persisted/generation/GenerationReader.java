package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.persisted.SetFigures;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.storage.catalog.PublicUrls;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads generations out of rows of the view {@code set_standing}. */
@ApplicationScoped
class GenerationReader {
    private final PublicUrls urls;

    GenerationReader(PublicUrls urls) {
        this.urls = urls;
    }

    Generation read(RepositoryName repository, ResultSet row) throws SQLException {
        var state = SetState.parse(row.getString("state"));
        var key = row.getString("version_key");
        return new Generation(
                row.getLong("id"),
                row.getInt("number"),
                new SetName(row.getString("name")),
                key.isEmpty() ? Optional.empty() : Optional.of(new SetKey(key)),
                SetScope.parse(row.getString("scope")),
                TrustLevel.ofRank(row.getInt("trust")),
                state,
                Why.of(state, row),
                row.getInt("epoch"),
                job(row),
                row.getTimestamp("saved_at").toInstant(),
                new SetBlob(Digest.ofHash(row.getBytes("description_sha256")), row.getLong("description_size")),
                figures(row),
                urls.runPage(repository, row.getString("run")));
    }

    private static SetJob job(ResultSet row) throws SQLException {
        return new SetJob(
                row.getString("source"),
                row.getString("run"),
                row.getInt("attempt"),
                row.getString("job"),
                new Commit(row.getString("commit_sha")),
                Optional.ofNullable(row.getString("branch")),
                Optional.ofNullable(row.getObject("pull_request", Integer.class)),
                row.getTimestamp("started_at").toInstant());
    }

    private static Optional<SetFigures> figures(ResultSet row) throws SQLException {
        return row.getTimestamp("verified_at") == null
                ? Optional.empty()
                : Optional.of(new SetFigures(
                        row.getInt("files"),
                        row.getLong("bytes"),
                        row.getInt("chunks"),
                        row.getInt("packs"),
                        row.getLong("new_bytes")));
    }
}
