package dev.afterrun.storage.uploadtoken;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.http.identity.Administered;
import dev.afterrun.http.identity.RefPattern;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.uploadtoken.StoredToken.Revoked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of tokens. */
@ApplicationScoped
class TokenRows {
    /** So long the list tells of those that have ended. */
    static final Duration REMEMBERED = Duration.ofDays(90);

    private static final String TOKENS = """
        SELECT upload_token.id, upload_token.sha256, upload_token.kind, upload_token.name, upload_token.refs, upload_token.trust,
               upload_token.made_by, upload_token.made_at, upload_token.until, upload_token.used_at,
               upload_token.revoked_at, upload_token.revoked_by,
               repository.forge, repository.forge_id, repository.name AS repository
        FROM upload_token JOIN repository ON repository.id = upload_token.repository_id
        """;

    /** Of one tenant, or of all that have had a name. */
    private static final String WHOSE =
            "WHERE repository.forge = ? AND (repository.forge_id = ?::text OR lower(repository.name) = ?::text) ";

    private static final String PUT = """
        INSERT INTO upload_token (repository_id, sha256, kind, name, refs, trust, made_by, made_at, until)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
        """;

    private static final String GOOD =
            "SELECT count(*) FROM upload_token WHERE repository_id = ? AND revoked_at IS NULL AND until > ?";

    private static final String FORGET =
            "DELETE FROM upload_token WHERE repository_id = ? AND coalesce(revoked_at, until) < ?";

    private final Sql sql;

    TokenRows(Sql sql) {
        this.sql = sql;
    }

    /** The token of this hash, good or not. */
    Optional<StoredToken> find(Digest sha256) {
        var wanted = bytes(sha256);
        // The index has found it already; that the rest of the comparison takes the same time costs nothing.
        return sql.first(
                        row -> new Found(row.getBytes("sha256"), read(row)),
                        TOKENS + " WHERE upload_token.sha256 = ?",
                        wanted)
                .filter(found -> MessageDigest.isEqual(found.sha256(), wanted))
                .map(Found::token);
    }

    /** The token of this number, good or not. */
    Optional<StoredToken> find(long id) {
        return sql.first(TokenRows::read, TOKENS + " WHERE upload_token.id = ?", id);
    }

    /** Those of {@code administered}, the newest first. */
    List<StoredToken> list(Administered administered) {
        return sql.list(
                TokenRows::read,
                TOKENS + WHOSE + "ORDER BY upload_token.id DESC LIMIT " + Limits.UPLOAD_TOKENS_SHOWN,
                whose(administered));
    }

    /** The one of this number, where it is of {@code administered}, held until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    Optional<StoredToken> lock(Administered administered, long id) {
        var parameters = Stream.concat(Stream.of(whose(administered)), Stream.of(id));
        return sql.first(
                TokenRows::read,
                TOKENS + WHOSE + "AND upload_token.id = ? FOR UPDATE OF upload_token",
                parameters.toArray());
    }

    private static Object[] whose(Administered administered) {
        return switch (administered) {
            case Administered.OneTenant(var tenant) -> new Object[] {tenant.forge(), tenant.id(), Optional.empty()};
            case Administered.EveryoneOfName(var forge, var name) ->
                new Object[] {forge, Optional.empty(), lower(name)};
        };
    }

    /** Puts a token; how many are good then stays so until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    long put(Repository repository, Digest sha256, New token) {
        sql.first(row -> true, "SELECT 1 FROM repository WHERE id = ? FOR NO KEY UPDATE", repository.id());
        return sql.first(
                        row -> row.getLong("id"),
                        PUT,
                        repository.id(),
                        bytes(sha256),
                        token.purpose().kind().word(),
                        token.name(),
                        token.purpose().ofRefs().map(RefPattern::text),
                        token.purpose().ofTrust().map(TrustLevel::rank),
                        token.by(),
                        token.at(),
                        token.until())
                .orElseThrow();
    }

    int good(Repository repository, Instant now) {
        return sql.first(row -> row.getInt(1), GOOD, repository.id(), now).orElseThrow();
    }

    /** Forgets those that ended long ago. */
    @Transactional(TxType.MANDATORY)
    void forget(Repository repository, Instant now) {
        sql.update(FORGET, repository.id(), now.minus(REMEMBERED));
    }

    @Transactional(TxType.MANDATORY)
    void revoke(long id, Revoked revoked) {
        sql.update(
                "UPDATE upload_token SET revoked_at = ?, revoked_by = ? WHERE id = ?", revoked.at(), revoked.by(), id);
    }

    void used(long id, Instant now) {
        sql.update("UPDATE upload_token SET used_at = greatest(used_at, ?) WHERE id = ?", now, id);
    }

    private static StoredToken read(ResultSet row) throws SQLException {
        return new StoredToken(
                row.getLong("id"),
                new RepositoryId(row.getString("forge"), row.getString("forge_id")),
                RepositoryName.parse(row.getString("repository")),
                row.getString("name"),
                purpose(row),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("until").toInstant(),
                Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant),
                revoked(row));
    }

    private static Purpose purpose(ResultSet row) throws SQLException {
        return switch (TokenKind.of(row.getString("kind"))) {
            case UPLOAD ->
                new Purpose.Uploading(new RefPattern(row.getString("refs")), TrustLevel.ofRank(row.getInt("trust")));
            case INSTALL -> new Purpose.Installing();
        };
    }

    private static Optional<Revoked> revoked(ResultSet row) throws SQLException {
        var at = row.getTimestamp("revoked_at");
        return at == null ? Optional.empty() : Optional.of(new Revoked(at.toInstant(), row.getString("revoked_by")));
    }

    private static byte[] bytes(Digest sha256) {
        return HexFormat.of().parseHex(sha256.hex());
    }

    private static String lower(RepositoryName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("ArrayRecordComponent") // read once and compared, never kept
    private record Found(byte[] sha256, StoredToken token) {}

    /** What a token is to be. */
    record New(String name, Purpose purpose, String by, Instant at, Instant until) {}
}
