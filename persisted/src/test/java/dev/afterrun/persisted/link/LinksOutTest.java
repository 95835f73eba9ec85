package dev.afterrun.persisted.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.LinkTarget;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The set has the directories {@code p} (on the way), {@code p/d} and {@code p/d/e}, and the file {@code p/d/f}. */
final class LinksOutTest {
    private static final FileMode MODE = new FileMode(0755);

    @ParameterizedTest
    @ValueSource(
            strings = {"f", "./f", "e", "e/..", "e/../f", "../d/f", "../../p/d/e", "e//.", "missing", "e/missing", "."})
    void whatLeadsToSomethingOfTheSetIsInside(String target) {
        assertThat(out(link("p/d/link", target))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "/",
                "..",
                "../secret",
                "../..",
                "../../..",
                "../../../../etc/passwd",
                "e/../../../..",
                "f/x",
                "link",
                "../missing/f",
                "missing/../../.."
            })
    void whatLeadsElsewhereOrInCirclesIsOut(String target) {
        assertThat(out(link("p/d/link", target))).containsExactly("p/d/link");
    }

    @Test
    void whereALinkLeadsThroughAnotherCounts() {
        // Given
        var up = link("p/d/e/up", "..");
        var harmless = link("p/d/harmless", "e/up/f");
        var escaping = link("p/d/escaping", "e/up/../../..");

        // Then
        assertThat(out(up, harmless)).isEmpty();
        assertThat(out(up, escaping)).containsExactly("p/d/escaping");
    }

    @Test
    void aLinkIsNotTakenForTheDirectoryThatItsNameSuggests() {
        // Given
        var sideways = link("p/d/sideways", "e");

        // Then
        assertThat(out(sideways, link("p/d/x", "sideways/../f"))).isEmpty();
        assertThat(out(sideways, link("p/d/x", "sideways/../../secret"))).containsExactly("p/d/x");
    }

    /** As it is written, {@code p/d/L/../x} is in {@code p/d}; where {@code L} is the link {@code l}, it is not. */
    @ParameterizedTest
    @CsvSource({"l, ../d, L/../x", "l, ../d, l\u200d/../x", "\u00fc, ../d, u\u0308/../x", "s/l, ../../d, S/L/../../x"})
    void linkThatIsReachedByAnotherSpellingCounts(String link, String up, String target) {
        // When
        var out = out(directory("p/d/s"), link("p/d/" + link, up), link("p/d/escaping", target));

        // Then
        assertThat(out).containsExactly("p/d/escaping");
    }

    @Test
    void nameThatIsThereAsItIsWrittenIsThatOne() {
        // Given
        var alias = link("p/d/E", "e");

        // Then
        assertThat(out(alias)).isEmpty();
    }

    @Test
    void circlesEnd() {
        assertThat(out(link("p/d/a", "b"), link("p/d/b", "a"))).containsExactly("p/d/a", "p/d/b");
    }

    private static List<String> out(SetEntry... links) {
        var entries = new ArrayList<SetEntry>(List.of(
                new SetEntry.Passage(new EntryPath("p")),
                new SetEntry.Directory(new EntryPath("p/d"), MODE, Instant.EPOCH),
                new SetEntry.Directory(new EntryPath("p/d/e"), MODE, Instant.EPOCH),
                new SetEntry.RegularFile(
                        new EntryPath("p/d/f"), MODE, Instant.EPOCH, 0, Digest.of(new byte[0]), List.of())));
        entries.addAll(List.of(links));
        entries.sort(Comparator.comparing(SetEntry::path));
        return LinksOut.of(new SetTree(PathBase.HOME, entries)).stream()
                .map(link -> link.path().value())
                .toList();
    }

    private static SetEntry directory(String path) {
        return new SetEntry.Directory(new EntryPath(path), MODE, Instant.EPOCH);
    }

    private static SetEntry link(String path, String target) {
        return new SetEntry.SymbolicLink(new EntryPath(path), new LinkTarget(target), Instant.EPOCH);
    }
}
