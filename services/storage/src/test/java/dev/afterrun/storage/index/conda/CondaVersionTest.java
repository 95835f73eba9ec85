package dev.afterrun.storage.index.conda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CondaVersionTest {
    /** As conda's own documentation has them in order. */
    private static final List<String> IN_ORDER = List.of(
            "0.4",
            "0.4.1.rc",
            "0.4.1",
            "0.5a1",
            "0.5b3",
            "0.5C1",
            "0.5",
            "0.9.6",
            "0.960923",
            "1.0",
            "1.1dev1",
            "1.1_",
            "1.1a1",
            "1.1.0dev1",
            "1.1.a1",
            "1.1.0rc1",
            "1.1.0",
            "1.1.0post1",
            "1.1post1",
            "1996.07.12",
            "1!0.4.1",
            "1!3.1.1.6",
            "2!0.4.1");

    @Test
    void versionsAreInCondasOrder() {
        // Given
        var shuffled = new ArrayList<>(IN_ORDER);
        Collections.shuffle(shuffled, new Random(1));

        // When
        shuffled.sort((some, other) -> version(some).compareTo(version(other)));

        // Then
        assertThat(shuffled).isEqualTo(IN_ORDER);
    }

    @Test
    void differentWritingsOfOneVersionAreEqual() {
        assertThat(version("0.4").compareTo(version("0.4.0"))).isZero();
        assertThat(version("1.1.0post1").compareTo(version("1.1.post1"))).isZero();
        assertThat(version("1.0+0").compareTo(version("1.0"))).isZero();
        assertThat(version("1.RC1").compareTo(version("1.rc1"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1..2",
                "1.",
                "!1",
                "1!",
                "a!1",
                "1!2!3",
                "1+",
                "1+2+3",
                "1 2",
                "1-2",
                "1/2",
                "é",
                "1*",
                "_1",
                "1__2",
                "1+_",
                "1234567890123456789"
            })
    void whatNoClientTakesIsNoVersion(String written) {
        assertThat(CondaVersion.parse(written)).isEmpty();
    }

    @Property
    void theOrderIsTotal(
            @ForAll("versions") String one, @ForAll("versions") String two, @ForAll("versions") String three) {
        // Given
        var a = version(one);
        var b = version(two);
        var c = version(three);

        // Then
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a.compareTo(c)).isNotPositive();
        }
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.of("0", "1", "10", ".", "a", "rc", "dev", "post", "_", "+", "!")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> String.join("", parts))
                .filter(written -> CondaVersion.parse(written).isPresent());
    }

    private static CondaVersion version(String written) {
        return CondaVersion.parse(written).orElseThrow();
    }
}
