package dev.afterrun.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {
    private final Marker marker = new Marker("pull-request");

    @Test
    void isALineOfItsOwnThatPeopleDoNotSee() {
        assertThat(marker.line()).isEqualTo("<!-- afterrun:pull-request -->");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- afterrun:pull-request -->",
                "<!-- afterrun:pull-request -->\r\nedited in a browser",
                "text\n  <!-- afterrun:pull-request -->  \ntext"
            })
    void marksABodyWithItsLine(String body) {
        assertThat(marker.marks(body)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "> <!-- afterrun:pull-request -->",
                "see `<!-- afterrun:pull-request -->`",
                "<!-- afterrun:pull-request-2 -->"
            })
    void doesNotMarkWhatOnlyMentionsIt(String body) {
        assertThat(marker.marks(body)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a--b", "a b", "a>b", "a\nb", "ä"})
    void refusesANameThatCannotStandInAComment(String name) {
        assertThatThrownBy(() -> new Marker(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
