package dev.afterrun.cli.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.restore.RestoreRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredSetsTest {
    @TempDir
    private Path directory;

    @Test
    void allThatIsSaidOfASetIsRead() throws IOException {
        // When
        var sets = read("""
                [uploads]
                mode = "always"

                [[persist]]
                name = "cargo"
                key = "rust-1.90"
                paths = ["~/.cargo/registry", "!~/.cargo/registry/src", "%target"]
                or = ["cargo-main"]
                existing = "replaced"
                links = "anywhere"
                other-systems = "allowed"
                """);

        // Then
        assertThat(sets.all())
                .containsExactly(new DeclaredSet(
                        new SetName("cargo"),
                        Optional.of(new SetKey("rust-1.90")),
                        List.of("~/.cargo/registry", "!~/.cargo/registry/src", "%target"),
                        List.of("cargo-main"),
                        new RestoreRules(
                                RestoreRules.Existing.REPLACED, Links.ANYWHERE, RestoreRules.OtherSystems.ALLOWED)));
    }

    @Test
    void whatIsLeftOutIsStrict() throws IOException {
        assertThat(read("[[persist]]\nname = \"a\"\npaths = [\"x\"]").all())
                .extracting(DeclaredSet::rules)
                .containsExactly(RestoreRules.STRICT);
    }

    @Test
    void withoutAFileNothingIsDeclared() {
        assertThat(DeclaredSets.in(directory).all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    paths = ["x"]                                  | 'name' is missing
                    name = "a b"\\npaths = ["x"]                    | 'name' cannot be
                    name = "a"                                     | 'paths' are no rules
                    name = "a"\\npaths = ["!x"]                     | 'paths' are no rules
                    name = "a"\\npaths = "x"                        | 'paths' is no list of texts
                    name = "a"\\npaths = [1]                        | 'paths' is a list of texts
                    name = "a"\\npaths = ["x"]\\nlink = "anywhere"   | 'link' is unknown; known are existing, key, links
                    name = "a"\\npaths = ["x"]\\nlinks = "out"       | it is one of anywhere, inside, not 'out'
                    name = "a"\\npaths = ["x"]\\nkey = 7             | 'key' is no text
                    name = "a                                      | afterrun.toml: line 2
                    """)
    void whatCannotBeMeantIsAUsageErrorThatSaysWhere(String table, String said) {
        assertThatThrownBy(() -> read("[[persist]]\n" + table.replace("\\n", "\n")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining(said);
    }

    @Test
    void twoSetsOfOneNameAreRefused() {
        assertThatThrownBy(() -> read("""
                        [[persist]]
                        name = "a"
                        paths = ["x"]
                        [[persist]]
                        name = "a"
                        paths = ["y"]
                        """)).hasMessageContaining("the set 'a' is declared twice");
    }

    private DeclaredSets read(String text) throws IOException {
        Files.writeString(directory.resolve("afterrun.toml"), text);
        return DeclaredSets.in(directory);
    }
}
