package dev.afterrun.storage.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.upload.Allowance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private static final Command UPLOAD = new Command.Upload(Allowance.USUAL, false);

    private static List<Command> in(String comment) {
        return Commands.of(CommandLines.of(comment));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "upload                 | Upload",
                "upload on              | Upload",
                "upload for 3 runs      | Upload",
                "upload 1 run           | Upload",
                "upload for 2 days      | Upload",
                "UPLOAD FOR 12H         | Upload",
                "upload rerun           | Upload",
                "upload on re-run       | Upload",
                "upload for 2d and rerun| Upload",
                "upload off             | UploadOff",
                "upload   stop          | UploadOff",
                "keep 30d               | Keep",
                "keep for 2 weeks       | Keep",
                "drop                   | Drop",
                "Status                 | Status",
                "help                   | Help",
                "''                     | Help",
                "upload for ever        | Unclear",
                "upload for 0 runs      | Unclear",
                "upload for 9999999 runs| Unclear",
                "upload off rerun       | Unclear",
                "upload rerun rerun     | Unclear",
                "upload and             | Unclear",
                "rerun                  | Unclear",
                "keep                   | Unclear",
                "keep 99999999999999d   | Unclear",
                "keep -1d               | Unclear",
                "keep 1e9d              | Unclear",
                "keep ３d               | Unclear",
                "invalidate deps        | Invalidate",
                "invalidate             | Unclear",
                "invalidate a/b         | Unclear",
                "invalidate deps please | Unclear",
                "drop nothing           | Unclear",
                "status please          | Unclear",
            })
    void aLineIsTheCommandThatItSpellsOrNone(String words, String command) {
        // When
        var read = in("/afterrun " + words);

        // Then
        assertThat(read).extracting(found -> found.getClass().getSimpleName()).containsExactly(command);
    }

    @Example
    void howLongIsTakenFromTheWords() {
        assertThat(in("/afterrun keep 30d")).containsExactly(new Command.Keep(Duration.ofDays(30)));
        assertThat(in("/afterrun upload for 3 runs"))
                .containsExactly(new Command.Upload(new Allowance(Optional.of(3), Optional.empty()), false));
    }

    @Example
    void runningAgainIsAskedForBehindHowLong() {
        // Given
        var usual = new Command.Upload(Allowance.USUAL, true);
        var ofRuns = new Command.Upload(new Allowance(Optional.of(3), Optional.empty()), true);

        // When, Then
        assertThat(in("/afterrun upload rerun")).containsExactly(usual);
        assertThat(in("/afterrun upload on and re-run")).containsExactly(usual);
        assertThat(in("/afterrun upload for 3 runs rerun")).containsExactly(ofRuns);
    }

    @Example
    void namesOfSetsKeepTheirCapitals() {
        assertThat(in("/afterrun Invalidate Deps-2 EVERYWHERE"))
                .containsExactly(new Command.Invalidate(new SetName("Deps-2"), true));
    }

    @ParameterizedTest
    @CsvSource({
        "rerun,upload rerun",
        "uplaod,upload [for 3 runs|2 days] [rerun]",
        "stauts,status",
        "kep,keep 30d",
        "halp,help",
        "dorp,drop",
        "invalidte,invalidate NAME [everywhere]"
    })
    void aSlipIsToldWhatWasProbablyMeant(String said, String meant) {
        assertThat(in("/afterrun " + said)).containsExactly(new Command.Unclear(said, Optional.of(meant)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "please /afterrun upload",
                "> /afterrun upload",
                ">/afterrun upload\n\n/afterrun drop",
                "```\n/afterrun upload\n```",
                "~~~\n/afterrun upload",
                "    /afterrun upload",
                "\t/afterrun upload",
                "`/afterrun upload`",
                "- /afterrun upload",
                "/afterrunner",
                "/afterrun-upload",
                "/after",
                "<!-- afterrun:pull-request -->\n/afterrun drop",
                "\u200b/afterrun upload",
                "",
                "\n \n"
            })
    void whatIsQuotedFencedOrSaidInPassingIsNoCommand(String comment) {
        assertThat(in(comment)).isEmpty();
    }

    @Example
    void onlyTheFirstLinesAreCommands() {
        // When
        var read = in("\n\n/afterrun upload\r\n\r\n  /AfterRun status  \nThanks!\n/afterrun drop");

        // Then
        assertThat(read).containsExactly(UPLOAD, new Command.Status());
    }

    @Example
    void aThousandCommandsAreNone() {
        assertThat(in("/afterrun drop\n".repeat(1_000))).containsExactly(new Command.TooMany());
    }

    @Example
    void aWordAsLongAsACommentIsShownInPart() {
        // Given
        var comment = "/afterrun " + "🦊".repeat(65_000);

        // When
        var read = (Command.Unclear) in(comment).getFirst();

        // Then
        assertThat(read.said().codePointCount(0, read.said().length())).isLessThanOrEqualTo(61);
        assertThat(read.meant()).isEmpty();
    }

    @Property
    void whatWasJoinedIsReadAsBefore(@ForAll("lines") List<String> lines) {
        // Given
        var comment = String.join("\n", lines);

        // When
        var kept = CommandLines.joined(CommandLines.of(comment));

        // Then
        assertThat(in(kept)).isEqualTo(in(comment));
    }

    @Property
    void noTextIsTooStrangeToBeRead(@ForAll String text) {
        assertThat(in("/afterrun " + text)).hasSizeBetween(1, 3);
        assertThat(in(text).size()).isLessThanOrEqualTo(CommandLines.MOST);
    }

    @Property
    void spacesAndCaseDoNotMatter(@ForAll @IntRange(min = 1, max = 20) int spaces, @ForAll boolean shouted) {
        // Given
        var line = "/afterrun" + " ".repeat(spaces) + "keep" + "\t".repeat(spaces) + "30 days" + " ".repeat(spaces);

        // When
        var read = in(shouted ? line.toUpperCase(java.util.Locale.ROOT) : line);

        // Then
        assertThat(read).containsExactly(new Command.Keep(Duration.ofDays(30)));
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.of(
                        "/afterrun upload", " /afterrun keep 3d", "", "said", "/afterrun x\u2028y", "> /afterrun", "\t")
                .list()
                .ofMaxSize(8);
    }
}
