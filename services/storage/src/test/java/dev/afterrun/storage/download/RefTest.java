package dev.afterrun.storage.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.PointerName;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.download.Ref.BranchRef;
import dev.afterrun.storage.download.Ref.CommitRef;
import dev.afterrun.storage.download.Ref.PointerRef;
import dev.afterrun.storage.download.Ref.PullRequestRef;
import dev.afterrun.storage.download.Ref.RunRef;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefTest {
    private static final RepositoryName REPOSITORY = new RepositoryName("acme", "widgets");

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("pr-12", new PullRequestRef(12)),
                Arguments.of("run-pr-12", new RunRef("pr-12")),
                Arguments.of("run-1234567", new RunRef("1234567")),
                Arguments.of("1234567", new CommitRef("1234567")),
                Arguments.of("DEADBEEF", new CommitRef("deadbeef")),
                Arguments.of("123456", pointer("123456")),
                Arguments.of("pr-x", pointer("pr-x")),
                Arguments.of("latest", pointer("latest")),
                Arguments.of("v0.3.1", pointer("v0.3.1")),
                Arguments.of("main", pointer("main")),
                Arguments.of("~main", branch("main")),
                Arguments.of("~pr-12", branch("pr-12")),
                Arguments.of("~run-7", branch("run-7")),
                Arguments.of("~1234567", branch("1234567")),
                Arguments.of("~~main", branch("~main")),
                Arguments.of("~feature/x", branch("feature/x")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyRefIsReadAsTheFirstFormThatItHasAndWrittenTheSameWay(String text, Ref ref) {
        // When
        var read = Ref.parse(text);

        // Then
        assertThat(read).contains(ref);
        assertThat(ref.text()).isEqualToIgnoringCase(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "-", "-x", "run-", "pr-0", "a b", "simple", "v1", "history"})
    void whatHasNoFormIsNoRef(String text) {
        assertThat(Ref.parse(text)).isEmpty();
    }

    @Test
    void branchIsOnePartOfThePathHoweverManySlashesItHas() {
        // When
        var encoded = AddressParser.parse("/acme/widgets/~feature%2Fx/dist/a.txt");
        var plain = AddressParser.parse("/acme/widgets/~feature/x/dist/a.txt");

        // Then
        assertThat(encoded)
                .contains(new Address.InRef(REPOSITORY, branch("feature/x"), new ArtifactPath("dist/a.txt")));
        assertThat(plain).contains(new Address.InRef(REPOSITORY, branch("feature"), new ArtifactPath("x/dist/a.txt")));
    }

    @Test
    void viewWinsOverAFileOfItsNameBehindABranchAndAPointerToo() {
        // When
        var view = AddressParser.parse("/acme/widgets/latest/simple/a.txt");
        var file = AddressParser.parse("/acme/widgets/latest/-/files/simple/a.txt");
        var branch = AddressParser.parse("/acme/widgets/~simple/-/files/-/a.txt");

        // Then
        assertThat(view).containsInstanceOf(Address.InView.class);
        assertThat(file)
                .contains(new Address.Download(REPOSITORY, pointer("latest"), new ArtifactPath("simple/a.txt")));
        assertThat(branch).contains(new Address.Download(REPOSITORY, branch("simple"), new ArtifactPath("-/a.txt")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "q", "api", "cli", "assets", "openapi", "-", "_", ".well-known"})
    void ownerThatIsCalledLikeARootOfOursHasNoAddresses(String owner) {
        assertThat(AddressParser.parse("/" + owner + "/widgets/latest/a.txt")).isEmpty();
    }

    @Test
    void repositoryMayBeCalledLikeARootOfOursOrAsAView() {
        // When
        var read = AddressParser.parse("/acme/v1/latest");
        var simple = AddressParser.parse("/acme/simple/~main");

        // Then
        assertThat(read).contains(new Address.Page(new RepositoryName("acme", "v1"), pointer("latest")));
        assertThat(simple).contains(new Address.Page(new RepositoryName("acme", "simple"), branch("main")));
    }

    @Test
    void nulIsInNobodysName() {
        assertThat(AddressParser.parse("/acme/widgets/~a%00b/a.txt")).isEmpty();
        assertThat(AddressParser.parse("/acme/widgets/run-%00/a.txt")).isEmpty();
    }

    private static BranchRef branch(String name) {
        return new BranchRef(name, Optional.empty());
    }

    private static PointerRef pointer(String name) {
        return new PointerRef(new PointerName(name), Optional.empty());
    }
}
