package dev.afterrun.storage.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Issuer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a replica keeps in memory of bodies: nothing of whoever may not call, and not much of whoever may. */
@QuarkusTest
class BodiesOfNobodyTest {
    private static final int HUGE = 64 * 1024 * 1024;

    private static final int TOO_LARGE = 2 * 1024 * 1024;

    private static final String REFUSED = "HTTP/1.1 (401|403|404) .*";

    @TestHTTPResource
    URI server;

    @Inject
    Sql sql;

    @Inject
    Repositories repositories;

    /** Whoever asks about one that never was is told so before their body is looked at. */
    @BeforeEach
    void repositoryIsKnown() {
        QuarkusTransaction.requiringNew()
                .run(() -> repositories.known(
                        new RepositoryId("local", "acme/nobodys"), new RepositoryName("acme", "nobodys")));
    }

    @Test
    void thereAreBodiesToBeRefused() {
        // When
        var endpoints = TakesABody.all();

        // Then
        assertThat(endpoints).hasSizeGreaterThan(15);
    }

    @Test
    void whoBringsNoTokenIsRefusedBeforeTheBodyIsThere() {
        // When, Then
        assertThat(closed())
                .allSatisfy(to -> assertThat(firstLine(slowly(to, Optional.empty())))
                        .as("%s", to)
                        .matches(REFUSED));
    }

    @Test
    void whoBringsAWrongTokenIsRefusedBeforeTheBodyIsThere() {
        // Given
        var forged = Optional.of(Issuer.forgedToken());

        // When, Then
        assertThat(closed())
                .allSatisfy(to ->
                        assertThat(firstLine(slowly(to, forged))).as("%s", to).matches(REFUSED));
    }

    @Test
    void whoAsksWhetherToSendIsNotToldToGoOn() {
        // When, Then
        assertThat(closed())
                .allSatisfy(to -> assertThat(firstLine(
                                Sent.of(server, to, Optional.empty(), HUGE, new byte[0], "Expect: 100-continue\r\n")))
                        .as("%s", to)
                        .matches(REFUSED));
    }

    @Test
    void bodyBeyondItsBoundIsRefusedWithTheBoundAndChangesNothing() {
        // Given
        var rows = rows();
        var trusted = Optional.of(Issuer.tokenWith(Map.of("afterrun_trust", "trusted")));

        // When, Then
        assertThat(small())
                .allSatisfy(to -> assertThat(large(to, trusted))
                        .as("%s", to)
                        .startsWith("HTTP/1.1 413 ")
                        .contains("urn:afterrun:problem:too-large", "\"limit\":\""));
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void whatIsOpenToAllTakesNoMoreOfABodyThanItNeeds() {
        // When, Then
        assertThat(open())
                .hasSize(1)
                .allSatisfy(to -> assertThat(large(to, Optional.empty()))
                        .as("%s", to)
                        .startsWith("HTTP/1.1 413 ")
                        .contains("\"limit\":\"32768 bytes\""));
    }

    private String slowly(TakesABody to, Optional<String> token) {
        return Sent.of(server, to, token, HUGE, new byte[] {'{'});
    }

    private String large(TakesABody to, Optional<String> token) {
        var blanks = new byte[TOO_LARGE];
        Arrays.fill(blanks, (byte) ' ');
        return Sent.of(server, to, token, blanks.length, blanks);
    }

    /** Who restores what everybody may read need not be known. */
    private static List<TakesABody> open() {
        return TakesABody.all().stream().filter(BodiesOfNobodyTest::isOpen).toList();
    }

    private static List<TakesABody> closed() {
        return TakesABody.all().stream().filter(to -> !isOpen(to)).toList();
    }

    /** Those that read JSON into memory; a session's list of files has a bound that it takes a long body to pass. */
    private static List<TakesABody> small() {
        return TakesABody.all().stream()
                .filter(to -> to.isJson() && !to.path().equals("/v1/uploads"))
                .toList();
    }

    private static boolean isOpen(TakesABody to) {
        return to.path().endsWith("/restores");
    }

    /** Without the downloads of other tests, which are written seconds later. */
    private List<String> rows() {
        return sql.list(row -> row.getString("name"), """
            SELECT table_name AS name FROM information_schema.tables
            WHERE table_schema = 'storage' AND table_type = 'BASE TABLE'
              AND table_name NOT IN ('download_count', 'audit_log')
            ORDER BY table_name
            """).stream()
                .map(table -> table + ": " + count(table))
                .toList();
    }

    private long count(String table) {
        return sql.first(row -> row.getLong("rows"), "SELECT count(*) AS rows FROM " + table)
                .orElseThrow();
    }

    private static String firstLine(String answer) {
        return answer.lines().findFirst().orElse("nothing was answered");
    }
}
