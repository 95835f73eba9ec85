package dev.afterrun.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.ArtifactPath;
import java.net.URI;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
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
        assertThat(address.getPath()).isEqualTo((text.matches("-(/.*)?") ? "/base/-/files/" : "/base/") + text);
        assertThat(address.getRawQuery()).isNull();
        assertThat(address.getRawFragment()).isNull();
        assertThat(address.toASCIIString()).isEqualTo(address.toString());
    }

    @Example
    void whatTheServerWouldReadAsAViewIsNamedAtLength() {
        // When
        var address = new Addresses(URI.create("http://content.test/base/")).of(new ArtifactPath("-/SHA256SUMS"));

        // Then
        assertThat(address).hasToString("http://content.test/base/-/files/-/SHA256SUMS");
    }

    private static boolean isPath(String text) {
        try {
            return !new ArtifactPath(text).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
