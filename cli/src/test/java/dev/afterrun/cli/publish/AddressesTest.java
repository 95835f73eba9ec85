package dev.afterrun.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.ArtifactPath;
import java.net.URI;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class AddressesTest {
    @Property
    void everyPathComesBackOutOfItsAddress(@ForAll @StringLength(min = 1, max = 40) String text) {
        // Given
        Assume.that(isPath(text));

        // When
        var address = new Addresses(URI.create("http://content.test/base")).of(new ArtifactPath(text));

        // Then
        assertThat(address.getPath()).isEqualTo("/base/" + text);
        assertThat(address.getRawQuery()).isNull();
        assertThat(address.getRawFragment()).isNull();
        assertThat(address.toASCIIString()).isEqualTo(address.toString());
    }

    private static boolean isPath(String text) {
        try {
            // Half of a surrogate pair is no character, and no file system yields one.
            return new ArtifactPath(text)
                    .value()
                    .codePoints()
                    .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
