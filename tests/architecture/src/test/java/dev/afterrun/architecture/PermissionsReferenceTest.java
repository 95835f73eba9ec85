package dev.afterrun.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.http.identity.Account;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.CiJob;
import dev.afterrun.http.identity.Decision;
import dev.afterrun.http.identity.InstallToken;
import dev.afterrun.http.identity.LocalOperator;
import dev.afterrun.http.identity.Permissions;
import dev.afterrun.http.identity.Principal;
import dev.afterrun.http.identity.RefPattern;
import dev.afterrun.http.identity.UploadToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The documented table of who may do what is the one that decides. */
@AnalyzeClasses(packages = Afterrun.ROOT, importOptions = Afterrun.class)
final class PermissionsReferenceTest {
    private static final Path FILE = Path.of("../../docs/reference/permissions.md");
    private static final String BEGIN = "<!-- generated: permissions -->";
    private static final String END = "<!-- end: permissions -->";
    private static final String RENEW = "./mvnw -pl tests/architecture -am test -Dafterrun.docs.renew"
            + " -Dtest=PermissionsReferenceTest -Dsurefire.failIfNoSpecifiedTests=false";

    private static final String FORGE = "github.com";
    private static final RepositoryName ASKED = RepositoryName.parse("octo/hello");
    private static final RepositoryName OTHER = RepositoryName.parse("octo/other");

    @ArchTest
    static void everyEndpointIsListedWithWhoMayAskIt(JavaClasses classes) throws IOException {
        // Given
        var present = Files.readString(FILE);
        assertThat(present).contains(BEGIN, END);
        var meant = present.substring(0, present.indexOf(BEGIN) + BEGIN.length()) + "\n\n" + table(classes) + "\n"
                + present.substring(present.indexOf(END));

        // When
        if (System.getProperty("afterrun.docs.renew") != null) {
            Files.writeString(FILE, meant);
        }

        // Then
        assertThat(Files.readString(FILE))
                .as("%s is generated; if the change is meant, renew it: %s", FILE, RENEW)
                .isEqualTo(meant);
    }

    private static String table(JavaClasses classes) {
        var endpoints = Endpoint.of(
                classes.that(JavaClass.Predicates.resideInAnyPackage(Endpoint.SERVICES.toArray(String[]::new))));
        var columns = new ArrayList<>(List.of("endpoint", "", "nobody", "refused token"));
        columns.addAll(principals().keySet());
        return row(columns.stream())
                + row(columns.stream().map(_ -> "---"))
                + endpoints.stream().map(PermissionsReferenceTest::row).collect(joining());
    }

    private static String row(Endpoint endpoint) {
        var cells = Stream.<String>builder()
                .add(endpoint.service() + " `" + endpoint.method() + " " + endpoint.address() + "`");
        endpoint.action().ifPresentOrElse(action -> asked(action, cells), () -> {
            cells.add("open").add("yes").add("yes");
            principals().keySet().forEach(_ -> cells.add("yes"));
        });
        return row(cells.build());
    }

    private static void asked(Action action, Stream.Builder<String> cells) {
        if (action.isOpenToNobody()) {
            // What is for everybody does not look at tokens, unless the caller is to be somebody.
            cells.add(action.word()).add("public").add(action == Action.READ ? "public" : "401");
            principals().values().forEach(who -> cells.add(isAllowed(who, Action.READ) ? "yes" : "public"));
        } else {
            cells.add(action.word()).add("401").add("401");
            principals().values().forEach(who -> cells.add(isAllowed(who, action) ? "yes" : "403"));
        }
    }

    private static boolean isAllowed(Principal who, Action action) {
        return switch (Permissions.may(who, action, ASKED)) {
            case Decision.Allowed _ -> true;
            case Decision.Refused _ -> false;
        };
    }

    private static String row(Stream<String> cells) {
        return cells.collect(joining(" | ", "| ", " |\n"));
    }

    private static Map<String, Principal> principals() {
        var all = new LinkedHashMap<String, Principal>();
        all.put("local operator", new LocalOperator("local", FORGE, TrustLevel.TRUSTED));
        all.put("account without a role", account(ASKED, TrustLevel.TRUSTED));
        all.put("viewer", account(ASKED, TrustLevel.TRUSTED, "viewer"));
        all.put("trusted publisher", account(ASKED, TrustLevel.TRUSTED, "publisher"));
        all.put("ordinary publisher", account(ASKED, TrustLevel.ORDINARY, "publisher"));
        all.put("publisher of another", account(OTHER, TrustLevel.TRUSTED, "publisher"));
        all.put("maintainer", account(ASKED, TrustLevel.ORDINARY, "maintainer"));
        all.put("maintainer of another", account(OTHER, TrustLevel.ORDINARY, "maintainer"));
        all.put("operator", account(ASKED, TrustLevel.TRUSTED, "operator"));
        all.put("operator and publisher", account(ASKED, TrustLevel.TRUSTED, "operator", "publisher"));
        all.put("trusted job", job(ASKED, TrustLevel.TRUSTED));
        all.put("ordinary job", job(ASKED, TrustLevel.ORDINARY));
        all.put("untrusted job", job(ASKED, TrustLevel.UNTRUSTED));
        all.put("job of another", job(OTHER, TrustLevel.TRUSTED));
        all.put("upload token", uploadToken(ASKED));
        all.put("upload token of another", uploadToken(OTHER));
        all.put("install token", installToken(ASKED));
        all.put("install token of another", installToken(OTHER));
        return all;
    }

    private static Principal account(RepositoryName repository, TrustLevel trust, String... roles) {
        return new Account("somebody", FORGE, Set.of(repository.toString()), Set.of(roles), trust);
    }

    private static Principal job(RepositoryName repository, TrustLevel trust) {
        return new CiJob("job", new RepositoryId(FORGE, "1"), repository, trust, List.of());
    }

    private static Principal installToken(RepositoryName repository) {
        return new InstallToken(1, new RepositoryId(FORGE, "1"), repository);
    }

    private static Principal uploadToken(RepositoryName repository) {
        return new UploadToken(
                1, new RepositoryId(FORGE, "1"), repository, new RefPattern("refs/heads/*"), TrustLevel.TRUSTED);
    }
}
