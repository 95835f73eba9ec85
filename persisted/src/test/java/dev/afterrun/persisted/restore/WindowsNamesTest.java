package dev.afterrun.persisted.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.LinkTarget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowsNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:b",
                "con",
                "dir/NUL.txt",
                "COM1",
                "lpt9.log",
                "a.",
                "a ",
                "x/a*",
                "back\\slash",
                "%FF",
                "new%0Aline"
            })
    void namesThatWindowsTakesForSomethingElseAreKnown(String path) {
        assertThat(WindowsNames.takes(new EntryPath(path))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:/x", "..\\..\\x", "a./x", "../PROGRA~1/x", "a /.."})
    void linksThatLeadElsewhereOnWindowsAreKnown(String target) {
        assertThat(WindowsNames.takes(new LinkTarget(target))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "../a/./b", "/a", "../.cargo/a~", "ü"})
    void otherLinksLeadOnWindowsWhereTheyLeadElsewhere(String target) {
        assertThat(WindowsNames.takes(new LinkTarget(target))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "console", "com", "com10", "nullable.txt", ".cargo/registry", "ü", "100%25"})
    void otherNamesAreTakenOnWindows(String path) {
        assertThat(WindowsNames.takes(new EntryPath(path))).isTrue();
    }
}
