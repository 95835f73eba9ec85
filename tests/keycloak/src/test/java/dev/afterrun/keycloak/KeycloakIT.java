package dev.afterrun.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts of the shipped realm in a real Keycloak, beside realms that are told as well and one that is not. */
class KeycloakIT {
    private static final String OWN = "company/hello";
    private static final String OTHER = "company/other";
    private static final String SHIPPED = "afterrun";
    private static final String SHIPPED_CLIENT = "afterrun-ci";

    /** Keys are not asked for more often than every ten seconds. */
    private static final Duration NEW_KEYS = Duration.ofMinutes(1);

    /** Clocks may differ by half a minute. */
    private static final Duration END_OF_TOKEN = Duration.ofMinutes(2);

    private static Keycloak keycloak;
    private static Afterrun afterrun;
    private static Table table;
    private static Table.Row events;
    private static Table.Row searches;

    /** One that ends a second after it was made. */
    private static String brief;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        table = Table.of(Afterrun.root());
        events = row("ingest", "POST", "/v1/runs/finished");
        searches = row("storage", "POST", "/v1/repositories/{owner}/{repo}/files/search");
        keycloak = Keycloak.starting(
                Path.of(System.getProperty("keycloak.home")),
                Afterrun.directory("keycloak").resolve("keycloak.log"),
                List.of(
                        realm(SHIPPED)
                                .with(Account.of("viewer", "viewer", OWN))
                                .with(Account.of("publisher", "publisher", OWN))
                                .with(Account.of("maintainer", "maintainer", OWN))
                                .with(Account.of("operator", "operator", OWN))
                                .with(new Account("nobody", List.of(), List.of(OWN), "trusted", 300))
                                .with(Account.of("brief", "publisher", OWN).withLifespan(1))
                                .withTokensFor("somebody-else", Account.of("other-audience", "publisher", OWN))
                                .withoutAudience(Account.of("no-audience", "publisher", OWN)),
                        realm("partners"),
                        realm("suppliers"),
                        realm("strangers")));
        // Services wait for no realm.
        afterrun = Afterrun.start(Map.of(
                "COMPANY", keycloak.issuer(SHIPPED),
                "PARTNERS", keycloak.issuer("partners"),
                "SUPPLIERS", keycloak.issuer("suppliers")));
        keycloak.awaitReady();
        brief = keycloak.token(SHIPPED, "brief");
    }

    @AfterAll
    static void stop() throws IOException {
        keycloak.close();
        afterrun.close();
    }

    @Test
    void aServiceAccountPublishesByItsClientCredentials() throws Exception {
        // Given
        var directory = filled("a build of the company");
        var token = keycloak.token(SHIPPED, SHIPPED_CLIENT);

        // When
        var published = publish(directory, token, OWN, "7");

        // Then
        assertThat(published.exitCode()).as(published.said()).isZero();
        assertThat(afterrun.read("/" + OWN + "/run-7/build.txt").body()).isEqualTo("a build of the company");
    }

    @Test
    void aForeignRepositoryIsRefusedWithItsName() throws Exception {
        // Given
        var directory = filled("a build of somebody else");
        var token = keycloak.token(SHIPPED, SHIPPED_CLIENT);

        // When
        var published = publish(directory, token, OTHER, "8");

        // Then
        assertThat(published.exitCode()).as(published.said()).isNotZero();
        assertThat(published.said()).contains("the token is not for " + OTHER);
        assertThat(afterrun.read("/" + OTHER + "/run-8/build.txt").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, account without a role",
        "viewer, viewer",
        "publisher, ordinary publisher",
        "maintainer, maintainer",
        "operator, operator"
    })
    void eachRoleMayWhatTheTableSays(String client, String column) throws Exception {
        // Given
        var token = keycloak.token(SHIPPED, client);
        var wrong = new ArrayList<String>();

        // When
        for (var row : table.rows()) {
            if (row.asks()) {
                var answer = afterrun.ask(row, OWN, token);
                if (!cell(answer).equals(table.cell(row, column))) {
                    wrong.add(row + ": " + table.cell(row, column) + " is wanted, not " + answer.statusCode() + " "
                            + answer.body());
                }
            }
        }

        // Then
        assertThat(wrong).isEmpty();
    }

    @Test
    void aMaintainerHasNoSayInAnotherRepository() throws Exception {
        // Given
        var token = keycloak.token(SHIPPED, "maintainer");
        var foreign = new ArrayList<String>();

        // When
        for (var row : table.rows()) {
            if (row.asks() && row.address().contains("{owner}")) {
                var answer = afterrun.ask(row, OTHER, token);
                if (!cell(answer).equals(table.cell(row, "maintainer of another"))) {
                    foreign.add(row + ": " + answer.statusCode() + " " + answer.body());
                }
            }
        }

        // Then
        assertThat(foreign).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"other-audience", "no-audience"})
    void aTokenThatIsNotMadeOutToUsIsRefusedByItsClaim(String client) throws Exception {
        // Given
        var token = keycloak.token(SHIPPED, client);

        // When // Then
        assertRefused(token, 401, "the token's claim 'aud' is not 'afterrun' alone");
    }

    @Test
    void everyRealmThatIsToldIsTaken() throws Exception {
        // Given
        var token = keycloak.token("partners", SHIPPED_CLIENT);

        // When // Then
        assertTaken(token);
    }

    @Test
    void aRealmThatNobodyHasToldIsRefused() throws Exception {
        // Given
        var token = keycloak.token("strangers", SHIPPED_CLIENT);

        // When
        var atIngest = afterrun.ask(events, OWN, token);
        var atStorage = afterrun.ask(searches, OWN, token);

        // Then
        assertThat(atIngest.statusCode()).isEqualTo(401);
        assertThat(atIngest.body()).contains("the token is of nobody whose tokens are taken here");
        assertThat(atStorage.statusCode()).isEqualTo(401);
    }

    @Test
    void theLaunchersOwnTokenIsTakenBesideUnlessItIsSwitchedOff() throws Exception {
        // When // Then
        assertThat(cell(afterrun.ask(searches, OWN, afterrun.localToken()))).isEqualTo("yes");
        assertThat(cell(afterrun.ask(events, OWN, afterrun.localToken()))).isEqualTo("401");
    }

    @Test
    void aTokenThatHasEndedIsRefused() {
        // When // Then
        Awaitility.await()
                .atMost(END_OF_TOKEN)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertRefused(brief, 401, "the token has expired by its claim 'exp'"));
    }

    @Test
    void aNewKeyOfTheRealmWorksAtOnceAndTheOneBeforeStill() throws Exception {
        // Given
        var before = keycloak.token(SHIPPED, "publisher");
        assertTaken(before);
        keycloak.rotate(SHIPPED);
        var after = keycloak.token(SHIPPED, "publisher");
        assertThat(header(after)).isNotEqualTo(header(before));

        // When // Then
        Awaitility.await()
                .atMost(NEW_KEYS)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertTaken(after));
        assertTaken(keycloak.token(SHIPPED, "publisher"));
        assertTaken(before);
    }

    @Test
    void whileKeycloakIsAwayKnownKeysGoOnWorkingAndWhatCannotBeVerifiedIsToldWhy() throws Exception {
        // Given
        assertAnswered(keycloak.token(SHIPPED, "viewer"), "403");
        var known = keycloak.token(SHIPPED, "publisher");
        var unknown = keycloak.token("suppliers", SHIPPED_CLIENT);

        // When
        keycloak.kill();

        // Then
        assertTaken(known);
        assertRefused(unknown, 503, "the keys of " + keycloak.issuer("suppliers") + " cannot be asked for now");

        // And when it is back
        keycloak.startAgain();
        Awaitility.await()
                .atMost(NEW_KEYS)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertTaken(unknown));
        assertTaken(keycloak.token("suppliers", SHIPPED_CLIENT));
        assertTaken(keycloak.token(SHIPPED, "publisher"));
    }

    private static Realm realm(String name) throws IOException {
        return Realm.shipped(Afterrun.root(), name, "local").giveShippedAccount(OWN);
    }

    private static Table.Row row(String service, String method, String address) {
        return table.rows().stream()
                .filter(row -> row.toString().equals(service + " " + method + " " + address))
                .findFirst()
                .orElseThrow();
    }

    private static Path filled(String content) throws IOException {
        var directory = Afterrun.directory("job");
        Files.writeString(Files.createDirectories(directory.resolve("dist")).resolve("build.txt"), content);
        return directory;
    }

    private static Afterrun.Ended publish(Path directory, String token, String repository, String run)
            throws IOException, InterruptedException {
        return afterrun.publish(
                directory,
                token,
                "--repo",
                repository,
                "--run",
                run,
                "--job",
                "build",
                "--commit",
                "c0de".repeat(10),
                "--branch",
                "main",
                "--dir",
                "dist");
    }

    /** At ingest and at storage, as one who may. */
    private static void assertTaken(String token) throws IOException, InterruptedException {
        assertAnswered(token, "yes");
    }

    private static void assertAnswered(String token, String cell) throws IOException, InterruptedException {
        for (var endpoint : List.of(events, searches)) {
            var answer = afterrun.ask(endpoint, OWN, token);
            assertThat(cell(answer)).as(answer.body()).isEqualTo(cell);
        }
    }

    /** At ingest and at storage, in one line. */
    private static void assertRefused(String token, int status, String why) throws IOException, InterruptedException {
        for (var endpoint : List.of(events, searches)) {
            var answer = afterrun.ask(endpoint, OWN, token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(answer.body()).contains(why).hasLineCount(1);
        }
    }

    /** As the table's cells have it. */
    private static String cell(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 401, 429, 500, 502, 503 -> Integer.toString(answer.statusCode());
            case 403 ->
                answer.body().isEmpty() || answer.body().contains("urn:afterrun:problem:forbidden") ? "403" : "yes";
            default -> "yes";
        };
    }

    private static String header(String token) {
        return token.substring(0, token.indexOf('.'));
    }
}
